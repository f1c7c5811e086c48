namespace FedoraPackages.Tests;

/// <summary>Waits on a condition, never for a time.</summary>
internal static class Eventually
{
    /// <summary>
    /// Returns when the condition holds; fails with its text after the real time given (a minute, which is much on a machine that is not busy).
    /// </summary>
    public static async Task TrueAsync(Func<ValueTask<bool>> condition, string what, int seconds = 60)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, "never came true: " + what);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }
    }

    public static Task TrueAsync(Func<bool> condition, string what, int seconds = 60) =>
        TrueAsync(() => ValueTask.FromResult(condition()), what, seconds);
}
