using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Asks Bugzilla. Throws <see cref="UpstreamException"/> when there is no usable answer.</summary>
internal sealed class BugzillaConnector(BugzillaApi bugzilla, BugTrackers trackers)
{
    /// <summary>A request is killed after two minutes, and a limit is a wish: fewer than asked is normal (<c>upstreams/http.md</c> §2.2).</summary>
    private const int PageSize = 200;

    private const int MostPages = 200;

    /// <summary>The open bugs of a package; none for a component Bugzilla does not know.</summary>
    public async Task<BugList> BugsAsync(string package, CancellationToken ct)
    {
        var found = new Dictionary<long, RawBug>();
        long? total = null;
        var (offset, others) = (0, 0);
        for (var page = 0; page < MostPages && found.Count < BugList.Newest; page++)
        {
            var (of, bugs) = await bugzilla.GetAsync(Address(package, offset), root => Page(root, package), ct).ConfigureAwait(false);
            total = of ?? total;
            var before = found.Count;
            // MySQL compares without case: another component's bugs, which are not of this package.
            foreach (var bug in bugs.Where(b => b.Component == package))
                found.TryAdd(bug.Bug.Id, bug);
            others += bugs.Count(b => b.Component != package);
            offset += bugs.Count;
            // Nothing at all or nothing new: the end, or a service that does not mind the offset.
            if (bugs.Count == 0 || (found.Count == before && bugs.Any(b => b.Component == package)) || offset >= total)
                break;
        }

        List<RawBug> newest = [.. found.Values.Where(b => b.IsOpen).OrderByDescending(b => b.Bug.Id).Take(BugList.Newest)];
        var count = found.Count < BugList.Newest ? newest.Count : Math.Max(newest.Count, (int)Math.Clamp((total ?? 0) - others, 0, int.MaxValue));
        return new BugList(count, await trackers.AddAsync(newest, ct).ConfigureAwait(false));
    }

    private static string Address(string package, int offset) => string.Create(
        CultureInfo.InvariantCulture,
        $"bug?product=Fedora&product=Fedora%20EPEL&component={Uri.EscapeDataString(package)}&bug_status=__open__"
            + $"&include_fields={BugRow.Fields}&order=bug_id%20DESC&limit={PageSize}&offset={offset}");

    private static BugPage Page(JsonElement root, string package)
    {
        var page = BugPage.Read(root);
        return page.Bugs.All(b => b.Component.Equals(package, StringComparison.OrdinalIgnoreCase))
            ? page
            : throw BugzillaApi.Unreadable("answered about another component");
    }
}
