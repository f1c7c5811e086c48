using FedoraPackages.Tests;
using Xunit.Sdk;
using Xunit.v3;

// A class is a collection, and the classes run beside each other. More at a time than there are processors: half of the long ones wait for something.
[assembly: CollectionBehavior(MaxParallelThreads = 6)]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace FedoraPackages.Tests;

/// <summary>What takes long begins first, so that the short fill what is left: several machines, then the whole site, then servers and the model.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [".EndToEnd.Machines.", ".EndToEnd.", ".Messages.", ".Servers.", ".Benchmarks.", ".Model."];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Place)];

    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(Long, room => collection.TestCollectionDisplayName.Contains(room, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
