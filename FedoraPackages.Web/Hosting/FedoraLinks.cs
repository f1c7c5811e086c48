using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Datagrepper;
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

    public string? BodhiPackage(string package) => Real(BodhiPages.Package(package));

    public string? BodhiUpdate(string alias) => Real(BodhiPages.Update(alias));

    public string? Bug(long id) => Real(BugzillaPages.Bug(id));

    public string? BugzillaPackage(string package) => Real(BugzillaPages.Package(package));

    /// <param name="product">"Fedora" or "Fedora EPEL".</param>
    public string? FileBug(string product, string package) => Real(BugzillaPages.File(product, package));

    public string? KojiPackage(string package) => Real(KojiPages.Package(package));

    /// <summary>What the archive of the bus has about a package.</summary>
    public string? DatagrepperPackage(string package) => Real(DatagrepperPages.Package(package));

    public string? KojiBuild(long build) => Real(KojiPages.Build(build));

    public string? KojiTask(long task) => Real(KojiPages.Task(task));

    /// <summary>The packages that a complete build made.</summary>
    public string? KojiFiles(KojiBuild build) => Real(KojiPages.Files(build));

    public string? SourcePackage(KojiBuild build) => Real(KojiPages.SourcePackage(build));

    public string? KojiUser(string user) => Real(KojiPages.User(user));

    /// <summary>A log among a task's files.</summary>
    public string? TaskLog(long task, string log) => Real(KojiPages.TaskLog(task, log));

    /// <summary>An address of somebody else's making: null when it is not of the web.</summary>
    public string? Foreign(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Real(uri.AbsoluteUri) : null;

    /// <summary>The same package at Fedora's other services.</summary>
    public IEnumerable<(string Name, string? Href)> Elsewhere(string package)
    {
        var name = Uri.EscapeDataString(package);
        return
        [
            (KojiService.Name, KojiPackage(package)),
            (BodhiService.Name, BodhiPackage(package)),
            (BugzillaService.Name, BugzillaPackage(package)),
            ("dist-git", Real($"https://src.fedoraproject.org/rpms/{name}")),
            ("Release monitoring", Real($"https://release-monitoring.org/projects/search/?pattern={name}")),
            ("Koschei", Real($"https://koschei.fedoraproject.org/package/{name}")),
        ];
    }

    private string? Real(string address) => Invented ? null : address;
}
