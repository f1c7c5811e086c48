using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Components.Panels;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace FedoraPackages.Tests.Toy;

/// <summary>Draws it, for the release that the query names.</summary>
public sealed class ToyPanel : LiveView
{
    private readonly Followed<ToyReport> rebuilds = new(ToyPanels.Rebuilds);

    /// <summary>The release.</summary>
    [Parameter, FromQuery("release")]
    public string? Release { get; set; }

    protected override string Of => PanelScope.Release.Holds(Release) ? Release! : "F46";

    protected override IReadOnlyList<Followed> Follows => [rebuilds];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "id", "toy");
        builder.AddContent(
            2,
            rebuilds.Panel.Failure is { } failure ? failure.Reason
                : rebuilds.Value is { } report ? $"rebuild {report.Number} in {report.Release}"
                : "not fetched yet");
        builder.CloseElement();
    }
}
