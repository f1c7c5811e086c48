using FedoraPackages.Connectors.Panels;
using StackExchange.Redis;

namespace FedoraPackages.Connectors.Storage;

/// <summary>
/// The keys in Redis. A panel is one hash: what <c>IDistributedCache</c> reads (<c>absexp</c>, <c>sldexp</c>, <c>data</c>), and beside
/// it the row of the to-do list, the head and the generation.
/// </summary>
/// <param name="source">What is kept of one Fedora must not be taken for another's.</param>
internal sealed class RedisKeys(string source)
{
    private readonly string prefix = $"fedora-packages:{source}:";

    /// <summary>What <c>IDistributedCache</c> puts before a panel's key.</summary>
    public string Panels => prefix + "panel:";

    /// <summary>The panels that have an answer.</summary>
    public RedisKey Kept => prefix + "kept";

    /// <summary>Set once; gone when Redis was emptied.</summary>
    public RedisKey Life => prefix + "life";

    public RedisKey Settled => prefix + "settled";

    /// <summary>Panels under way, by the time their lease ends.</summary>
    public RedisKey Leased => prefix + "leased";

    /// <summary>Panels whose last gathering failed, by how often it has.</summary>
    public RedisKey Failing => prefix + "failing";

    /// <summary>The sets of panels that a step of the to-do list touches: the lanes, what is kept, under way, failing.</summary>
    public RedisKey[] Sets => [.. Lanes(), Kept, Leased, Failing];

    /// <summary>For each lane the panels to be refreshed, by the time from which they can be taken.</summary>
    public RedisKey[] Lanes(RefreshLane slowest = RefreshLane.Background) =>
        [.. Enumerable.Range(0, (int)slowest + 1).Select(lane => (RedisKey)$"{prefix}todo:{lane}")];

    /// <summary>What the processes tell each other: a hash of text and version.</summary>
    public RedisKey Document(string name) => $"{prefix}document:{name}";

    /// <summary>A stream.</summary>
    public RedisKey Journal(string name) => $"{prefix}journal:{name}";

    public RedisKey Panel(PanelKey key) => Panels + key.ToString();
}
