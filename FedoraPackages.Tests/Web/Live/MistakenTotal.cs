using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components.Rendering;

namespace FedoraPackages.Tests.Web.Live;

/// <summary>A panel that cannot make anything of an answer of two builds.</summary>
public sealed class MistakenTotal : LivePanel<BuildList>
{
    protected override PanelKind<BuildList> Kind => KojiPanels.Builds;

    protected override string Title => "Builds";

    protected override void Taken()
    {
        if (Panel.Value?.Total == 2)
            throw new InvalidOperationException("two are too many");
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "span");
        builder.AddContent(1, Panel.Failure is null ? $"{Panel.Value?.Total}" : "failed");
        builder.CloseElement();
    }
}
