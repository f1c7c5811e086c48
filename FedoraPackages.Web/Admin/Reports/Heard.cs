namespace FedoraPackages.Web.Admin.Reports;

/// <summary>A report and how long ago it was heard.</summary>
internal sealed record Heard<T>(T Report, TimeSpan Ago)
{
    /// <summary>Five reports have not come.</summary>
    public bool IsSilent => Ago > TimeSpan.FromSeconds(10);
}
