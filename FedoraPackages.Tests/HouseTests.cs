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

    [Theory]
    [InlineData("Panels", "Koji")]
    [InlineData("Panels", "Sandbox")]
    [InlineData("Koji", "Storage")]
    [InlineData("Koji", "Sandbox")]
    [InlineData("Koji", "Bodhi")]
    [InlineData("Koji", "Bugzilla")]
    [InlineData("Koji", "Releases")]
    [InlineData("Bodhi", "Koji")]
    [InlineData("Bodhi", "Bugzilla")]
    [InlineData("Bodhi", "Storage")]
    [InlineData("Bodhi", "Sandbox")]
    [InlineData("Bodhi", "Releases")]
    [InlineData("Bugzilla", "Koji")]
    [InlineData("Bugzilla", "Bodhi")]
    [InlineData("Bugzilla", "Storage")]
    [InlineData("Bugzilla", "Sandbox")]
    [InlineData("Bugzilla", "Releases")]
    [InlineData("Greenwave", "Bodhi")]
    [InlineData("Greenwave", "Storage")]
    [InlineData("Releases", "XmlRpc")]
    [InlineData("Releases", "Sandbox")]
    [InlineData("Panels", "Bodhi")]
    [InlineData("Panels", "Bugzilla")]
    [InlineData("XmlRpc", "Koji")]
    [InlineData("XmlRpc", "Panels")]
    [InlineData("Storage", "Koji")]
    [InlineData("Storage", "Sandbox")]
    [InlineData("Storage", "Messages")]
    [InlineData("Upstreams", "Koji")]
    [InlineData("Upstreams", "Sandbox")]
    [InlineData("Upstreams", "Storage")]
    [InlineData("Upstreams", "Operations")]
    [InlineData("Storage", "Operations")]
    [InlineData("Panels", "Operations")]
    [InlineData("Operations", "Koji")]
    [InlineData("Operations", "Bodhi")]
    [InlineData("Operations", "Sandbox")]
    public void Room_OfConnectors_DoesNotKnow(string room, string other) =>
        AssertUses(Connectors, $"{Root}Connectors.{room}", u => !u.StartsWith($"{Root}Connectors.{other}", StringComparison.Ordinal));

    [Fact]
    public void Panels_KnowNoHttpAndNoDatabase() =>
        AssertUses(Connectors, $"{Root}Connectors.Panels", u => !u.StartsWith("System.Net.Http", StringComparison.Ordinal) && !u.StartsWith("Microsoft.Data", StringComparison.Ordinal));

    [Fact]
    public void Releases_KnowNoHttp() =>
        AssertUses(Connectors, $"{Root}Connectors.Releases", u => !u.StartsWith("System.Net.Http", StringComparison.Ordinal));

    [Fact]
    public void Refreshing_KnowsNoWireFormat() =>
        AssertUses(Worker, $"{Root}Worker.Refreshing", u => !u.Contains(".XmlRpc", StringComparison.Ordinal) && !u.StartsWith("System.Net.Http", StringComparison.Ordinal));

    [Fact]
    public void Web_KnowsTheWorkerInItsProgramOnly() =>
        AssertUses(Web, $"{Root}Web", u => !u.StartsWith($"{Root}Worker", StringComparison.Ordinal));

    [Fact]
    public void MassTransit_IsKnownToConsumersTheirDefinitionsTheSenderAndTheRegistration() =>
        AssertKnownTo("MassTransit", "Consumers?$|ConsumerDefinition$|^PanelBus$|Services$");

    [Fact]
    public void RabbitMq_IsKnownToOurLinesToABrokerTheListenerAndTheSandboxsPublisher() =>
        AssertKnownTo("RabbitMQ.Client", "^Broker(Address|Gate|Line)$|^PanelBus$|^FedoraBusListener$|^SandboxPublisher$");

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

    private static void AssertUses(Assembly assembly, string room, Func<string, bool> allowed)
    {
        var types = assembly.GetTypes().Where(t => t.Namespace == room || t.Namespace?.StartsWith(room + ".", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(types);
        Assert.Empty(types.SelectMany(t => Uses.Of(t).Where(u => !allowed(u)).Select(u => $"{t.FullName} uses {u}")));
    }
}
