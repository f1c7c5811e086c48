namespace FedoraPackages.Connectors.Releases;

/// <summary>A release that is behind an older one.</summary>
/// <param name="Release">As on screen, like <paramref name="Ahead"/>.</param>
/// <param name="Words">What is stable in it.</param>
/// <param name="Ahead">The older release.</param>
/// <param name="AheadWords">What is stable there.</param>
/// <param name="Mending">What is on its way and would mend it; null: nothing.</param>
public sealed record BrokenPath(string Release, string Words, string Ahead, string AheadWords, OnTheWay? Mending);
