using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Web.Hosting;

/// <summary>Where things are in Fedora. Every address is null in the sandbox, whose builds no link may make look real.</summary>
internal sealed class FedoraLinks(IOptions<FedoraOptions> options)
{
    public bool Invented => options.Value.Source == FedoraSource.Sandbox;

    public string? KojiBuilds => Real(KojiPages.Builds);

    public string? BodhiReleases => Real(BodhiPages.Releases);

    public string? BodhiUpdates => Real(BodhiPages.Updates);

    public string? KojiPackage(string package) => Real(KojiPages.Package(package));

    public string? KojiBuild(long build) => Real(KojiPages.Build(build));

    public string? KojiTask(long task) => Real(KojiPages.Task(task));

    public string? KojiUser(string user) => Real(KojiPages.User(user));

    /// <summary>A log among a task's files.</summary>
    public string? TaskLog(long task, string log) => Real(KojiPages.TaskLog(task, log));

    private string? Real(string address) => Invented ? null : address;
}
