using System.Reflection;
using FedoraPackages.Connectors;
using FedoraPackages.Tests.House;
using FedoraPackages.Web.Live;
using FedoraPackages.Worker;

namespace FedoraPackages.Tests;

/// <summary>The fences between the rooms, held by reflection over references, signatures and locals.</summary>
public sealed class HouseTests
{
    private const string Root = "FedoraPackages.";

    private static readonly Assembly Connectors = typeof(ConnectorsServices).Assembly;
    private static readonly Assembly Worker = typeof(WorkerServices).Assembly;
    private static readonly Assembly Web = typeof(PackageSubscriptions).Assembly;

    [Fact]
    public void Connectors_KnowNeitherWebNorWorkerNorMudBlazor() =>
        AssertReferencesNone(Connectors, "FedoraPackages.Web", "FedoraPackages.Worker", "MudBlazor");

    [Fact]
    public void Worker_KnowsNeitherWebNorMudBlazor() => AssertReferencesNone(Worker, "FedoraPackages.Web", "MudBlazor");

    [Fact]
    public void Web_KnowsNoHttpClient() =>
        Assert.DoesNotContain("System.Net.Http.HttpClient", Uses.TypeReferences(Web));

    [Fact]
    public void Connectors_KnowNothingOfServingHttp() =>
        Assert.DoesNotContain(Uses.TypeReferences(Connectors), t => t.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal));

    [Fact]
    public void Rooms_KnowWhatTheyMayAndNothingElse()
    {
        var wrong = from assembly in new[] { Connectors, Worker, Web }
                    from type in assembly.GetTypes()
                    let room = Rooms.Of(type.FullName!)
                    where room is not null
                    from used in Uses.Of(type).Union(Uses.InBodiesOf(type))
                    let other = Rooms.Of(used)
                    where other is not null && !Rooms.MayKnow(room, other)
                    select $"{room} → {other}: {Uses.Outermost(type).Name} uses {used[Root.Length..]}";

        Assert.Empty(wrong.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rooms_ThereAre_AreInTheList()
    {
        var rooms = new[] { Connectors, Worker, Web }.SelectMany(assembly => assembly.GetTypes())
            .Select(type => Rooms.Of(type.FullName!)).OfType<string>().Distinct();

        Assert.Empty(rooms.Except(Rooms.All));
    }

    [Fact]
    public void Panels_KnowNoHttpAndNoDatabase() =>
        AssertUses(
            Connectors, $"{Root}Connectors.Panels",
            u => !u.StartsWith("System.Net.Http", StringComparison.Ordinal) && !u.StartsWith("Microsoft.Data", StringComparison.Ordinal));

    [Fact]
    public void Releases_KnowNoHttp() =>
        AssertUses(Connectors, $"{Root}Connectors.Releases", u => !u.StartsWith("System.Net.Http", StringComparison.Ordinal));

    [Fact]
    public void Refreshing_KnowsNoWireFormat() =>
        AssertUses(
            Worker, $"{Root}Worker.Refreshing",
            u => !u.Contains(".XmlRpc", StringComparison.Ordinal) && !u.StartsWith("System.Net.Http", StringComparison.Ordinal));

    // A misreading of Fedora that both sides shared would be seen by no test: the sandbox has its own words for what the wires say.
    [Fact]
    public void Sandbox_SharesTheXmlRpcCodecAndTheSeamsOfItsRegistrationWithTheRestOnly()
    {
        var shared = from type in Room(Worker, $"{Root}Worker.Sandbox")
                     from used in Uses.Of(type).Union(Uses.InBodiesOf(type))
                     where used.StartsWith(Root, StringComparison.Ordinal)
                         && !used.StartsWith($"{Root}Worker.Sandbox.", StringComparison.Ordinal)
                         && !used.StartsWith($"{Root}Connectors.XmlRpc.", StringComparison.Ordinal)
                     select $"{Uses.Outermost(type).Name} uses {used[Root.Length..]}";

        Assert.Equal(
        [
            "SandboxPublisher uses Connectors.Messages.BrokerAddress",
            "SandboxPublisher uses Connectors.Messages.BrokerLine",
            "SandboxPublisher uses Connectors.Messages.BrokerLine+Talk",
            "SandboxServices uses Connectors.Messages.BrokerAddress",
            "SandboxServices uses Connectors.SettingsGuard",
            "SandboxServices uses Connectors.Upstreams.ISandboxAddresses",
            "SandboxServices uses Connectors.Upstreams.UpstreamOptions",
        ], shared.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Web_ReadsAndMarksAndCannotWriteAPanel() =>
        Assert.DoesNotContain($"{Root}Connectors.Storage.IPanelStore", Uses.TypeReferences(Web));

    // Its doors too, which stand in no room.
    [Fact]
    public void Web_KnowsTheWorkerInItsProgramOnly() =>
        AssertUses(Web, $"{Root}Web", u => !u.StartsWith($"{Root}Worker", StringComparison.Ordinal));

    [Fact]
    public void MassTransit_IsKnownToConsumersTheirDefinitionsTheSenderAndTheRegistration() =>
        AssertKnownTo("MassTransit", "Consumers?$|ConsumerDefinition$|^PanelBus$|Services$");

    [Fact]
    public void RabbitMq_IsKnownToOurLinesToABrokerTheListenerAndTheSandboxsPublisher() =>
        AssertKnownTo("RabbitMQ.Client", "^Broker(Address|Gate|Identity|Line)$|^PanelBus$|^FedoraBusListener$|^SandboxPublisher$");

    private static void AssertKnownTo(string room, string names)
    {
        var knowing = from assembly in new[] { Connectors, Worker, Web }
                      from type in assembly.GetTypes()
                      where Uses.Of(type).Any(u => u.StartsWith(room + ".", StringComparison.Ordinal))
                      select Uses.Outermost(type).Name;

        Assert.NotEmpty(knowing);
        Assert.All(knowing.Distinct(), name => Assert.Matches(names, name));
    }

    [Fact]
    public void Redis_IsKnownToTheStoreAndTheTopology()
    {
        var knowing = from assembly in new[] { Connectors, Worker, Web }
                      from type in assembly.GetTypes()
                      where Uses.Of(type).Any(u => u.StartsWith("StackExchange.Redis", StringComparison.Ordinal))
                      select Uses.Outermost(type);

        Assert.NotEmpty(knowing);
        Assert.All(knowing.Distinct(), type => Assert.Matches($"^{Root}Connectors(\\.Storage\\.Redis.*|\\.Topology|\\.ConnectorsServices)$", type.FullName));
    }

    private static void AssertReferencesNone(Assembly assembly, params string[] names) =>
        Assert.Empty(assembly.GetReferencedAssemblies().Select(a => a.Name).Intersect(names));

    private static void AssertUses(Assembly assembly, string room, Func<string, bool> allowed) =>
        Assert.Empty(Room(assembly, room).SelectMany(t => Uses.Of(t).Where(u => !allowed(u)).Select(u => $"{t.FullName} uses {u}")));

    private static List<Type> Room(Assembly assembly, string room)
    {
        var types = assembly.GetTypes().Where(t => t.Namespace == room || t.Namespace?.StartsWith(room + ".", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(types);
        return types;
    }
}
