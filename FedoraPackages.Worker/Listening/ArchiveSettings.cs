namespace FedoraPackages.Worker.Listening;

/// <summary>What is asked of the archive.</summary>
/// <param name="Topics">Whole topics.</param>
internal sealed record ArchiveSettings(IReadOnlyList<string> Topics)
{
    /// <summary>A longer gap is not read, but everything kept is looked at again.</summary>
    public TimeSpan LongestGap { get; init; } = TimeSpan.FromHours(24);

    /// <summary>More messages are not read either.</summary>
    public int MostMessages { get; init; } = 20_000;

    /// <summary>Where so much is said, a span in which nothing was is a hole in the archive.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(10);
}
