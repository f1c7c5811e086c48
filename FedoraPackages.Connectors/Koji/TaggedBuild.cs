namespace FedoraPackages.Connectors.Koji;

/// <summary>A complete build in a tag.</summary>
/// <param name="Epoch">Null where there is none, which counts as 0.</param>
/// <param name="Release">With the dist tag: <c>2.fc43</c>.</param>
/// <param name="Tag">The tag it really is in, which may be one that the tag asked for inherits from.</param>
/// <param name="Completed">When it was built; null for old imports. When it was tagged Koji says here only as a number of its own.</param>
public sealed record TaggedBuild(long BuildId, string Name, long? Epoch, string Version, string Release, string Tag, DateTimeOffset? Completed)
{
    /// <summary>Name, version and release, without the epoch.</summary>
    public string Nvr => $"{Name}-{Version}-{Release}";
}
