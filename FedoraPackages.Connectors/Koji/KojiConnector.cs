using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Connectors.XmlRpc;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Asks Koji's hub. Throws <see cref="UpstreamException"/> when there is no usable answer.</summary>
internal sealed class KojiConnector(KojiHub hub, KojiBuildDetails details, ILogger<KojiConnector> log)
{
    /// <summary>Rawhide's list has some 24,000 rows of half a kilobyte. It is read row by row, so its size costs time only.</summary>
    private const int NamesMaxBytes = 512 * AnswerShape.Megabyte;

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
        var rows = await hub.RowsAsync(KojiCall.RawhidePackages(), Listed, NamesMaxBytes, ct).ConfigureAwait(false);
        var names = rows.Where(package => PackageName.IsValid(package.Name))
            .DistinctBy(package => package.Name, StringComparer.Ordinal).OrderBy(package => package.Name, StringComparer.Ordinal).ToImmutableArray();
        if (rows.Count(package => !PackageName.IsValid(package.Name)) is > 0 and var dropped)
            log.NamesDropped(dropped, rows.Count);
        // No names would mean that no package exists any more.
        return names.Length > 0
            ? new NameList(names)
            : throw new UpstreamException(KojiService.Name, UpstreamProblem.Unreadable, "an empty package list");
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
    /// A package's builds in each of these tags, and the lists it stands in, in one round trip; nothing for a package Koji does not know.
    /// "Newest" is Koji's: tagged last (<c>upstreams/koji.md</c> §4).
    /// </summary>
    /// <param name="released">Tags asked for their newest build only, that of their parents where they have none.</param>
    /// <param name="before">Tags that are asked for all that is in them and nothing else: testing would answer with what is released.</param>
    /// <param name="lists">Tags whose package lists count, their parents' too.</param>
    public Task<KojiTagged> TaggedAsync(
        string package, IReadOnlyCollection<string> released, IReadOnlyCollection<string> before, IReadOnlyCollection<string> lists, CancellationToken ct)
    {
        List<(string Tag, KojiCall Call)> builds =
        [
            .. released.Select(tag => (tag, KojiCall.LatestIn(tag, package))),
            .. before.Select(tag => (tag, KojiCall.TaggedIn(tag, package)))
        ];
        KojiCall[] calls = [KojiCall.PackageId(package), .. builds.Select(b => b.Call), .. lists.Select(tag => KojiCall.Listed(tag, package))];
        return hub.CallAsync(calls, slots => Tagged(package, builds.ConvertAll(b => b.Tag), lists, slots), ct);
    }

    private static KojiTagged Tagged(string package, List<string> tags, IReadOnlyCollection<string> lists, IReadOnlyList<XmlRpcAnswer> slots)
    {
        if (KojiHub.Required(slots[0]).IsNil)
            return KojiTagged.Nowhere(tags);
        var builds = tags.Zip(slots.Skip(1)).Where(asked => Is(asked.Second)).ToImmutableDictionary(
            asked => asked.First,
            asked => KojiHub.Required(asked.Second).AsList().Take(KojiTagged.MostBuilds).Select(row => KojiRows.Tagged(row, package)).ToImmutableArray(),
            StringComparer.Ordinal);
        var blocked = ImmutableDictionary.CreateBuilder<string, bool>(StringComparer.Ordinal);
        foreach (var (tag, slot) in lists.Zip(slots.Skip(1 + tags.Count)))
        {
            // The tag's own list goes before those it inherits.
            if (Is(slot) && KojiHub.Required(slot).AsList() is [var nearest, ..] rows)
                blocked[tag] = (rows.FirstOrDefault(row => row["tag_name"].AsTextOrNull() == tag) ?? nearest)["blocked"].AsBool();
        }

        return new KojiTagged(builds, blocked.ToImmutable());
    }

    // A tag that does not exist is a fault in its own slot. Any other fault must not pass for an empty tag.
    private static bool Is(XmlRpcAnswer tag) => tag.Fault?.Code != KojiHub.NoSuchThing;

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
            throw new UpstreamException(KojiService.Name, UpstreamProblem.Unreadable, "answered about another package", other.Name);

        // Where a count is asked of a package that has just gone, the hub answers with an empty array.
        var counted = total is XmlRpcValue.List ? 0 : (int)Math.Clamp(total.AsInt(), 0, int.MaxValue);
        return new BuildList(Math.Max(counted, builds.Length), builds);
    }

    private static ListedPackage Listed(XmlRpcValue row) => new(row["package_name"].AsText(), row["blocked"].AsBool());
}
