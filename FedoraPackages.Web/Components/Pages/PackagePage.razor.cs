using FedoraPackages.Web.Hosting;
using FedoraPackages.Web.Names;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Pages;

/// <summary>The page of a package: says whether there is one, and lays out its panels.</summary>
public sealed partial class PackagePage
{
    private static readonly string[] Tabs = ["builds", "updates", "bugs"];

    private PackageLookup lookup = new PackageLookup.Unanswerable();

    [Parameter]
    public string Name { get; set; } = "";

    [Parameter]
    public string? Tab { get; set; }

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

    private bool IsTab => Tab is null || Tabs.Contains(Tab, StringComparer.Ordinal);

    private string Title => Tab is { Length: > 0 } tab && IsTab ? $"{char.ToUpperInvariant(tab[0])}{tab[1..]} of {Name} · Fedora Packages" : $"{Name} · Fedora Packages";

    private string Here => Http.Request.Path + Http.Request.QueryString;

    protected override async Task OnInitializedAsync()
    {
        lookup = PackageLookup.Of(await Directory.CurrentAsync(Http.RequestAborted), Name);
        switch (lookup)
        {
            case PackageLookup.Elsewhere elsewhere:
                var tab = Tab is null ? "" : $"/{Uri.EscapeDataString(Tab)}";
                Http.Response.Redirect($"{SitePaths.Package(elsewhere.Name)}{tab}{Http.Request.QueryString}", permanent: false);
                break;
            case PackageLookup.Unanswerable:
                Http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Http.Response.Headers.RetryAfter = "5";
                break;
            case PackageLookup.Unknown:
            case PackageLookup.Found when !IsTab:
                Http.Response.BecomesNotFound();
                break;
        }
    }
}
