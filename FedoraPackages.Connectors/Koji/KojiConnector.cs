using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Connectors.XmlRpc;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Asks Koji's hub. Throws <see cref="UpstreamException"/> when there is no usable answer.</summary>
internal sealed class KojiConnector(KojiHub hub, KojiBuildDetails details, ILogger<KojiConnector> log)
{
    /// <summary>Rawhide's list has some 24,000 rows of half a kilobyte.</summary>
    private const int NamesMaxBytes = 32 * AnswerShape.Megabyte;

    /// <summary>The newest builds of a package with their true total; none for a package Koji does not know.</summary>
    public async Task<BuildList> BuildsAsync(string package, CancellationToken ct)
    {
        KojiCall[] calls = [KojiCall.PackageId(package), KojiCall.CountBuilds(package), KojiCall.NewestBuilds(package)];
        var list = await hub.CallAsync(calls, slots => Builds(package, slots), ct).ConfigureAwait(false);
        return list with { Builds = await details.AddAsync(list.Builds, ct).ConfigureAwait(false) };
    }

    /// <summary>Every name in Rawhide's package list. Names that no source package can have are dropped.</summary>
    public async Task<NameList> NamesAsync(CancellationToken ct)
    {
        var listed = await hub.CallAsync([KojiCall.RawhidePackages()], Listed, ct, NamesMaxBytes).ConfigureAwait(false);
        var names = listed.Where(package => PackageName.IsValid(package.Name)).ToImmutableArray();
        if (names.Length < listed.Count)
            log.NamesDropped(listed.Count - names.Length, listed.Count);
        // No names would mean that no package exists any more.
        return names.Length > 0
            ? new NameList(names)
            : throw new UpstreamException(KojiHub.Service, UpstreamProblem.Unreadable, "an empty package list");
    }

    /// <summary>The builds that began last, of all packages.</summary>
    public Task<RecentBuilds> RecentAsync(CancellationToken ct) => hub.CallAsync(
        [KojiCall.RecentBuilds()],
        static slots => new RecentBuilds(
        [
            .. KojiHub.Required(slots[0]).AsList().Select(KojiRows.Build)
                .Where(build => PackageName.IsValid(build.Name))
                .Select(build => new RecentBuild(build.BuildId, build.Name, build.Nvr, build.State, build.Owner, build.Started, build.Completed)),
        ]),
        ct);

    /// <summary>
    /// The newest build of a package in each of these tags, and the lists it stands in, in one round trip; nothing for a package Koji does
    /// not know. "Newest" is Koji's: tagged last (<c>upstreams/koji.md</c> §4).
    /// </summary>
    /// <param name="inheriting">Tags whose parents count too: what is released.</param>
    /// <param name="alone">Tags that are asked for what is in them and nothing else: testing would answer with what is released.</param>
    public Task<KojiTagged> TaggedAsync(string package, IReadOnlyCollection<string> inheriting, IReadOnlyCollection<string> alone, CancellationToken ct)
    {
        List<(string Tag, KojiCall Call)> asked = [.. inheriting.Select(tag => (tag, KojiCall.LatestIn(tag, package))), .. alone.Select(tag => (tag, KojiCall.TaggedLast(tag, package)))];
        KojiCall[] calls = [KojiCall.PackageId(package), KojiCall.Lists(package), .. asked.Select(a => a.Call)];
        return hub.CallAsync(calls, slots => Tagged(package, asked.ConvertAll(a => a.Tag), slots), ct);
    }

    private static KojiTagged Tagged(string package, List<string> tags, IReadOnlyList<XmlRpcAnswer> slots)
    {
        if (KojiHub.Required(slots[0]).IsNil)
            return KojiTagged.Nowhere(tags);
        var lists = KojiHub.Required(slots[1]).AsList().Select(row => (Tag: row["tag_name"].AsText(), Blocked: row["blocked"].AsBool()));
        var builds = ImmutableDictionary.CreateBuilder<string, TaggedBuild?>(StringComparer.Ordinal);
        foreach (var (tag, slot) in tags.Zip(slots.Skip(2)))
        {
            // A tag that does not exist is a fault in its own slot. Any other fault must not pass for an empty tag.
            if (slot.Fault?.Code != KojiHub.NoSuchThing)
                builds[tag] = KojiHub.Required(slot).AsList() is [var row, ..] ? KojiRows.Tagged(row, package) : null;
        }

        return new KojiTagged(builds.ToImmutable(), lists.DistinctBy(l => l.Tag).ToImmutableDictionary(l => l.Tag, l => l.Blocked, StringComparer.Ordinal));
    }

    private static BuildList Builds(string package, IReadOnlyList<XmlRpcAnswer> slots)
    {
        if (KojiHub.Required(slots[0]).IsNil)
            return new BuildList(0, []);
        var total = KojiHub.Required(slots[1]);
        ImmutableArray<KojiBuild> builds =
        [
            .. KojiHub.Required(slots[2]).AsList().Select(KojiRows.Build)
                .DistinctBy(build => build.BuildId).OrderByDescending(build => build.BuildId).Take(BuildList.Newest),
        ];
        if (builds.FirstOrDefault(build => build.Name != package) is { } other)
            throw new UpstreamException(KojiHub.Service, UpstreamProblem.Unreadable, "answered about another package", other.Name);

        // Where a count is asked of a package that has just gone, the hub answers with an empty array.
        var counted = total is XmlRpcValue.List ? 0 : (int)Math.Clamp(total.AsInt(), 0, int.MaxValue);
        return new BuildList(Math.Max(counted, builds.Length), builds);
    }

    private static List<ListedPackage> Listed(IReadOnlyList<XmlRpcAnswer> slots) =>
    [
        .. KojiHub.Required(slots[0]).AsList()
            .Select(row => new ListedPackage(row["package_name"].AsText(), row["blocked"].AsBool()))
            .DistinctBy(package => package.Name, StringComparer.Ordinal)
            .OrderBy(package => package.Name, StringComparer.Ordinal),
    ];
}
