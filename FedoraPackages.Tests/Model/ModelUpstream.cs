using System.Globalization;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Tests.Connectors.Panels;

namespace FedoraPackages.Tests.Model;

/// <summary>An upstream service whose answer about a package is a number that only grows; it may lag behind what it said, fail, and be slow.</summary>
internal sealed class ModelUpstream(TimeProvider clock)
{
    private readonly Dictionary<string, int> versions = [];
    private readonly Dictionary<string, (int Version, DateTimeOffset Until)> lagging = [];

    public bool IsDown { get; set; }

    public TimeSpan Slowness { get; set; }

    public int VersionOf(string package) => versions.GetValueOrDefault(package);

    /// <summary>What it shows now.</summary>
    public int Shown(string package) =>
        lagging.TryGetValue(package, out var old) && clock.GetUtcNow() < old.Until ? old.Version : VersionOf(package);

    /// <summary>Something happens. Returns what the bus says about it.</summary>
    public Fact Change(string package, TimeSpan lag)
    {
        var shown = Shown(package);
        versions[package] = VersionOf(package) + 1;
        if (lag > TimeSpan.Zero)
            lagging[package] = (shown, clock.GetUtcNow() + lag);
        return new BuildChanged(package, clock.GetUtcNow(), VersionOf(package), BuildState.Complete);
    }

    public void CatchUp() => lagging.Clear();

    public static int VersionOf(Note note) => int.Parse(note.Text, CultureInfo.InvariantCulture);
}
