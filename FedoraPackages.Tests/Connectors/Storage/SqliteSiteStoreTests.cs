using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Tests.Connectors.Storage;

public sealed class SqliteSiteStoreTests : SiteStoreTests
{
    private protected override ISiteStore Open() => SqlitePanelStore.InMemory(TimeProvider.System, new RefreshTimings());
}
