namespace FedoraPackages.Connectors.Operations;

/// <summary>A text for all pages.</summary>
/// <param name="By">For administrators only.</param>
public sealed record SiteBanner(string Text, DateTimeOffset Since, string By)
{
    /// <summary>In characters.</summary>
    public const int Longest = 500;
}
