using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
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
        var first = SqlitePanelStore.InDirectory(directory, "sandbox", new FakeTimeProvider(), new RefreshTimings());
        var at = new StoreTimeline(_ => first);
        await at.MarkAsync(Guake, RefreshLane.Watched);
        await at.RefreshAsync("kept");
        await at.MarkAsync(Bash, RefreshLane.Watched);
        first.Dispose();

        using var second = SqlitePanelStore.InDirectory(directory, "sandbox", new FakeTimeProvider(), new RefreshTimings());
        var again = new StoreTimeline(_ => second);
        Assert.Equal("kept", await again.ValueAsync(Guake));
        Assert.Equal(Bash, (await again.MustTakeAsync()).Key);
    }

    [Fact]
    public void Directory_HeldByAnotherProcess_StopsTheStartAndNamesTheKey()
    {
        using var first = SqlitePanelStore.InDirectory(directory, "sandbox", TimeProvider.System, new RefreshTimings());

        var e = Assert.Throws<SettingsException>(() => SqlitePanelStore.InDirectory(directory, "sandbox", TimeProvider.System, new RefreshTimings()));
        Assert.StartsWith("Data:Directory", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_Damaged_IsPutAsideAndBegunAgain()
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "sandbox.db"), new string('x', 5000), TestContext.Current.CancellationToken);

        using var store = SqlitePanelStore.InDirectory(directory, "sandbox", new FakeTimeProvider(), new RefreshTimings());
        var at = new StoreTimeline(_ => store);
        await at.MarkAsync(Guake, RefreshLane.Watched);
        Assert.True((await at.RefreshAsync("one")).Written);
        Assert.True(File.Exists(Path.Combine(directory, "sandbox.db.damaged")));
    }

    [Fact]
    public async Task File_OfAnotherFedora_IsNotRead()
    {
        var first = SqlitePanelStore.InDirectory(directory, "sandbox", new FakeTimeProvider(), new RefreshTimings());
        var at = new StoreTimeline(_ => first);
        await at.MarkAsync(Guake, RefreshLane.Watched);
        await at.RefreshAsync("invented");
        first.Dispose();

        using var live = SqlitePanelStore.InDirectory(directory, "live", new FakeTimeProvider(), new RefreshTimings());
        Assert.Null(await new StoreTimeline(_ => live).ValueAsync(Guake));
    }

    private protected override IPanelStore Open(FakeTimeProvider clock) => SqlitePanelStore.InMemory(clock, new RefreshTimings());
}
