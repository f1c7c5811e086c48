using FedoraPackages.Connectors.Koji;
using FedoraPackages.Web.Hosting;
using FedoraPackages.Web.Names;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Pages;

/// <summary>The page of a package: finds out which is meant, leads to its one address, and lays out its panels.</summary>
public sealed partial class PackagePage
{
    private PackageAddress address = new("", null, "");
    private PastedName pasted = PastedName.Of("");
    private PackageLookup? lookup;
    private bool refused;

    /// <summary>All that follows in the path; read off the request, where a slash that is part of what was pasted can be told.</summary>
    [Parameter]
    public string? Rest { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Type { get; set; }

    [SupplyParameterFromQuery]
    private string? Severity { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? About { get; set; }

    [SupplyParameterFromQuery]
    private string? Release { get; set; }

    [SupplyParameterFromQuery]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    internal NameDirectory Directory { get; set; } = null!;

    [Inject]
    internal UnconfirmedNames Unconfirmed { get; set; } = null!;

    /// <summary>What the page is about: there is such a package, or nobody can say.</summary>
    private ListedPackage? Package => lookup switch
    {
        PackageLookup.Found found => found.Package,
        PackageLookup.Unconfirmed unconfirmed => new ListedPackage(unconfirmed.Name, Retired: false),
        _ => null,
    };

    private string? Path => Package is { } package && address.HasTab ? SitePaths.Package(package.Name, address.Tab) : null;

    private string Title => Package switch
    {
        null when lookup is PackageLookup.Unknown => $"No such package: {pasted.Shown}",
        null => refused ? "Not now" : "",
        { } package when !address.HasTab => $"No such part of the page of {package.Name}",
        { } package => address.Tab is [var first, .. var rest] ? $"{char.ToUpperInvariant(first)}{rest} of {package.Name}" : package.Name,
    };

    private string? Description => Path is null ? null : address.Tab switch
    {
        "builds" => $"The builds of {Package!.Name} in Fedora: who built what for which release, what failed and where, and what is running now.",
        "updates" => $"The updates of {Package!.Name} in Fedora: which is where, what it waits for, and which bugs it closes.",
        "bugs" => $"The open bugs of {Package!.Name} in Fedora: security bugs, blockers, and the rest by status, severity and release.",
        _ => $"{Package!.Name} in Fedora: which version is in which release, what is on its way and why it waits, and what needs attention.",
    };

    private string Here => Http.Request.Path + Http.Request.QueryString;

    protected override async Task OnInitializedAsync()
    {
        address = PackageAddress.Of(Http.Request.Path.Value ?? "", Http.Request.QueryString.Value ?? "");
        pasted = PastedName.Of(address.Pasted);
        if (pasted.Shown.Length == 0)
        {
            Http.Response.Redirect("/search");
            return;
        }

        lookup = PackageLookup.Of(await Directory.CurrentAsync(Http.RequestAborted), pasted);
        if (Path is { } path && (path != Http.Request.Path.Value || address.Query != (Http.Request.QueryString.Value ?? "")))
        {
            lookup = null;
            Http.Response.Redirect(path + address.Query, permanent: true);
        }
        else if (Path is null)
        {
            Http.Response.BecomesNotFound();
        }
        else if (lookup is PackageLookup.Unconfirmed { Name: var name } && !Unconfirmed.Admit(name))
        {
            (lookup, refused) = (null, true);
            Http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Http.Response.Headers.RetryAfter = "60";
        }
    }
}
