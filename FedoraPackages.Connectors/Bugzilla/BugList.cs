using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>The open bugs of one package in Fedora and Fedora EPEL, newest first: the newest <see cref="Newest"/>, and how many there are in truth.</summary>
public sealed record BugList(int Total, ImmutableArray<Bug> Bugs)
{
    public const int Newest = 2000;
}
