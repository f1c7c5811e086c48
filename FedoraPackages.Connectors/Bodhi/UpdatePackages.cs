using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>
/// Which packages are in an update, as far as this process has seen: decisions of tests may name the update alone. What is not known here is
/// found out when a panel that is looked at is polled.
/// </summary>
internal sealed class UpdatePackages
{
    /// <summary>Some weeks of updates; the oldest go first.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> packages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> inOrder = new();

    public void Learn(string alias, string package)
    {
        packages.AddOrUpdate(
            alias,
            _ =>
            {
                inOrder.Enqueue(alias);
                return [package];
            },
            (_, known) => known.Add(package));
        while (inOrder.Count > Most && inOrder.TryDequeue(out var gone))
            packages.TryRemove(gone, out _);
    }

    /// <summary>None where nothing is known.</summary>
    public IReadOnlyCollection<string> Of(string alias) => packages.GetValueOrDefault(alias, []);
}
