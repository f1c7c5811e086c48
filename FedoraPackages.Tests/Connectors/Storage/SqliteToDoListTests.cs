using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Storage;

public sealed class SqliteToDoListTests : ToDoListTests
{
    private protected override IPanelStore Open(FakeTimeProvider clock) => SqlitePanelStore.InMemory(clock, new RefreshTimings());
}
