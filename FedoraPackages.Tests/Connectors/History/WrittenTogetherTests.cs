using FedoraPackages.Connectors.History;

namespace FedoraPackages.Tests.Connectors.History;

public sealed class WrittenTogetherTests
{
    [Fact]
    public async Task WhatComesDuringAWrite_GoesTogetherIntoTheNext_AndAFailureIsItsOwn()
    {
        var writes = new List<(int[] Items, TaskCompletionSource End)>();
        var together = new WrittenTogether<int>(items =>
        {
            var end = new TaskCompletionSource();
            lock (writes)
                writes.Add(([.. items], end));
            return end.Task;
        });
        var first = together.AddAsync([1]);
        await BegunAsync(1);
        var (second, third) = (together.AddAsync([2]), together.AddAsync([3, 4]));
        writes[0].End.SetException(new IOException("full"));
        await BegunAsync(2);
        writes[1].End.SetResult();

        await Assert.ThrowsAsync<IOException>(() => first);
        await second;
        await third;
        Assert.Equal([[1], [2, 3, 4]], writes.Select(w => w.Items));

        Task BegunAsync(int count) => Eventually.TrueAsync(
            () =>
            {
                lock (writes)
                    return writes.Count == count;
            },
            "a write has begun");
    }
}
