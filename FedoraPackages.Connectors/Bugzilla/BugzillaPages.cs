using System.Globalization;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Where Bugzilla shows a thing to people (<c>upstreams/http.md</c> §2.6).</summary>
public static class BugzillaPages
{
    private const string Top = "https://bugzilla.redhat.com/";

    public static string Bug(long id) => string.Create(CultureInfo.InvariantCulture, $"{Top}show_bug.cgi?id={id}");

    /// <summary>The open bugs of a package.</summary>
    public static string Package(string name) =>
        $"{Top}buglist.cgi?product=Fedora&product=Fedora%20EPEL&component={Uri.EscapeDataString(name)}&bug_status=__open__";

    /// <summary>A form for a new bug.</summary>
    /// <param name="product">"Fedora" or "Fedora EPEL".</param>
    public static string File(string product, string name) =>
        $"{Top}enter_bug.cgi?product={Uri.EscapeDataString(product)}&component={Uri.EscapeDataString(name)}";
}
