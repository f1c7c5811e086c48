using System.Globalization;
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
    /// <summary>The number of the shape of what stands under these keys. Under another one everything begins anew, and can be gathered again.</summary>
    private const int Schema = 2;

    private readonly string prefix = $"fedora-packages:{source}:{Schema}:";

    /// <summary>What <c>IDistributedCache</c> puts before a panel's key.</summary>
    public string Panels => prefix + "panel:";

    /// <summary>The panels that have an answer, by when they were last gathered.</summary>
    public RedisKey Kept => prefix + "kept";

    /// <summary>Set once; gone when Redis was emptied.</summary>
    public RedisKey Life => prefix + "life";

    public RedisKey Settled => prefix + "settled";

    /// <summary>Panels under way, by the time their lease ends.</summary>
    public RedisKey Leased => prefix + "leased";

    /// <summary>Panels whose last gathering failed, by how often it has.</summary>
    public RedisKey Failing => prefix + "failing";

    /// <summary>What the names of the lanes begin with: the number of the lane and the kind of panel follow.</summary>
    public RedisKey ToDo => prefix + "todo";

    /// <summary>The kinds of panel that there are lanes of.</summary>
    public RedisKey Kinds => prefix + "kinds";

    /// <summary>What a step of the to-do list touches beside the panels: the lanes, their kinds, what is kept, under way, failing.</summary>
    public RedisKey[] Sets => [ToDo, Kinds, Kept, Leased, Failing];

    /// <summary>The panels of a kind to be refreshed, by the time from which they can be taken.</summary>
    public RedisKey Lane(RefreshLane lane, string kind) => string.Create(CultureInfo.InvariantCulture, $"{prefix}todo:{(int)lane}:{kind}");

    /// <summary>What the processes tell each other: a hash of text and version.</summary>
    public RedisKey Document(string name) => $"{prefix}document:{name}";

    /// <summary>A stream.</summary>
    public RedisKey Journal(string name) => $"{prefix}journal:{name}";

    public RedisKey Panel(PanelKey key) => Panels + key.ToString();
}
