using FedoraPackages.Connectors.Datagrepper;
using FedoraPackages.Connectors.History;
using FedoraPackages.Web.Components.Controls;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Web.Components.Panels.History;

/// <summary>What has happened to a package, one line for each build, update or other thing; it stands still while somebody points at it.</summary>
public sealed partial class HistoryPanel
{
    /// <summary>Lines that are seen at once.</summary>
    private const int First = 8;

    /// <summary>Lines in all: a page is not to become long for what few open.</summary>
    private const int Most = 30;

    /// <summary>Of one line: a build goes through a dozen tags.</summary>
    private const int MostSteps = 20;

    private readonly Followed<PackageHistory> history = new(HistoryPanels.History);
    private readonly HeldList<HistoryLine> lines = new(line => line.Thread);

    protected override IReadOnlyList<Followed> Follows => [history];

    private IReadOnlyList<FrameSource> Sources => [FrameSource.Of(DatagrepperService.Name, Links.DatagrepperPackage(Package), history.Panel)];

    protected override void Taken()
    {
        lines.Take(history.Value is { } value ? [.. HistoryLine.Of(value).Take(Most)] : []);
        Mark();
    }

    // What fills in while the page opens has not just happened.
    private void Mark()
    {
        if (history.Value is not null)
            Marks.Take(lines.Shown.ToDictionary(line => line.Thread, line => $"{line.Head.Words} {line.Steps.Length}"), "History");
    }

    private Task PointAsync(bool at)
    {
        if (lines.Hold(at))
        {
            Mark();
            StateHasChanged();
        }

        return Task.CompletedTask;
    }

    private void ShowAll()
    {
        lines.ShowAll();
        Mark();
    }
}
