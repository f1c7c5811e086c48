using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Tests.Web.Live;

public sealed class PackageSubscriptionsTests
{
    private static readonly PanelKey Guake = new("builds", 1, "guake");

    private readonly PackageSubscriptions subscriptions = new();

    [Fact]
    public void Publish_ReaderNeverReads_ReturnsAndKeepsOnlyTheNewest()
    {
        using var subscription = subscriptions.Subscribe(Guake);

        for (var generation = 1; generation <= 10_000; generation++)
            subscriptions.Publish(Guake, generation);

        Assert.True(subscription.Generations.TryRead(out var newest));
        Assert.Equal(10_000, newest);
        Assert.False(subscription.Generations.TryRead(out _));
    }

    [Fact]
    public void Publish_SubscriberUnsubscribesMeanwhile_DoesNotDeadlock()
    {
        IDisposable? mine = null;
        mine = subscriptions.Subscribe(Guake, _ => mine!.Dispose());

        subscriptions.Publish(Guake, 1);

        Assert.Equal(0, subscriptions.Count);
    }

    [Fact]
    public void KeysChanged_TwoSubscribersComeAndGo_RaisedForFirstAndLastOnly()
    {
        var raised = 0;
        subscriptions.KeysChanged += () => raised++;

        var one = subscriptions.Subscribe(Guake);
        var other = subscriptions.Subscribe(Guake);
        one.Dispose();
        one.Dispose();
        Assert.Equal((1, 1), (raised, subscriptions.Count));
        other.Dispose();

        Assert.Equal((2, 0), (raised, subscriptions.Count));
        Assert.Empty(subscriptions.Keys());
    }
}
