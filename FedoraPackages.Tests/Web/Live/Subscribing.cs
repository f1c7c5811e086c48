using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Tests.Web.Live;

/// <summary>Subscribing as a test does.</summary>
internal static class Subscribing
{
    public static Subscription Subscribe(this PackageSubscriptions subscriptions, PanelKey key) => new(subscriptions, key);
}
