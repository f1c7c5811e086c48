using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Time.Testing;
using static FedoraPackages.Tests.Connectors.Storage.StoreTimeline;

namespace FedoraPackages.Tests.Connectors.Storage;

public sealed class SqlitePanelStoreTests : PanelStoreTests, IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("panels-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task File_OpenedAgain_HasPanelsAndMarks()
    {
        var first = SqlitePanelStore.InDirectory(directory, new FakeTimeProvider(), new RefreshTimings());
        var at = new StoreTimeline(_ => first);
        await at.MarkAsync(Guake, RefreshLane.Watched);
        await at.RefreshAsync("kept");
        await at.MarkAsync(Bash, RefreshLane.Watched);
        first.Dispose();

        using var second = SqlitePanelStore.InDirectory(directory, new FakeTimeProvider(), new RefreshTimings());
        var again = new StoreTimeline(_ => second);
        Assert.Equal("kept", await again.ValueAsync(Guake));
        Assert.Equal(Bash, (await again.MustTakeAsync()).Key);
    }

    [Fact]
    public void Directory_HeldByAnotherProcess_StopsTheStartAndNamesTheKey()
    {
        using var first = SqlitePanelStore.InDirectory(directory, TimeProvider.System, new RefreshTimings());

        var e = Assert.Throws<SettingsException>(() => SqlitePanelStore.InDirectory(directory, TimeProvider.System, new RefreshTimings()));
        Assert.StartsWith("Data:Directory", e.Message, StringComparison.Ordinal);
    }

    private protected override IPanelStore Open(FakeTimeProvider clock) => SqlitePanelStore.InMemory(clock, new RefreshTimings());
}

public sealed class SqliteToDoListTests : ToDoListTests
{
    private protected override IPanelStore Open(FakeTimeProvider clock) => SqlitePanelStore.InMemory(clock, new RefreshTimings());
}
