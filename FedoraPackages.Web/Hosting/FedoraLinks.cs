using System.Globalization;
using FedoraPackages.Connectors;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Web.Hosting;

/// <summary>Where things are in Fedora. Every address is null in the sandbox, whose builds no link may make look real.</summary>
internal sealed class FedoraLinks(IOptions<FedoraOptions> options)
{
    private const string Koji = "https://koji.fedoraproject.org/koji/";
    private const string KojiFiles = "https://kojipkgs.fedoraproject.org/";

    public bool Invented => options.Value.Source == FedoraSource.Sandbox;

    public string? KojiPackage(string package) => Real($"{Koji}packageinfo?packageID={Uri.EscapeDataString(package)}");

    public string? KojiBuild(long build) => Real($"{Koji}buildinfo?buildID={Id(build)}");

    public string? KojiTask(long task) => Real($"{Koji}taskinfo?taskID={Id(task)}");

    public string? KojiUser(string user) => Real($"{Koji}userinfo?userID={Uri.EscapeDataString(user)}");

    /// <summary>A log among a task's files.</summary>
    public string? TaskLog(long task, string log) => Real($"{KojiFiles}work/tasks/{Id(task % 10_000)}/{Id(task)}/{Uri.EscapeDataString(log)}");

    private string? Real(string address) => Invented ? null : address;

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
