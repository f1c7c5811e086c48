using FedoraPackages.Connectors.Koji;
using FedoraPackages.Web.Hosting;
using FedoraPackages.Web.Names;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace FedoraPackages.Web.Components.Layout;

/// <summary>
/// The search field. A form that works by itself; on a circuit it suggests names. Its text stays the browser's, so that an answer from here
/// never overwrites what was typed meanwhile.
/// </summary>
public sealed partial class SearchBox : IDisposable
{
    /// <summary>Room for an address.</summary>
    private const int MaxLength = 400;

    private const int Most = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    /// <summary>A click on a suggestion takes the focus first: the list must outlive that.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(250);

    private IReadOnlyList<ListedPackage> suggestions = [];
    private int active = -1;
    private int asked;

    [Parameter]
    public string Query { get; set; } = "";

    [Inject]
    internal NameDirectory Directory { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    private bool Open => suggestions.Count > 0;

    public void Dispose() => Navigation.LocationChanged -= Moved;

    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    private static string IdOf(int suggestion) => $"suggestion-{suggestion}";

    private async Task TypedAsync(ChangeEventArgs args)
    {
        var typed = PastedName.Of(args.Value?.ToString());
        var mine = ++asked;
        await Task.Delay(Pause, Time);
        if (mine != asked)
            return;
        var found = (await Directory.CurrentAsync(CancellationToken.None))?.Suggest(typed, Most) ?? [];
        if (mine != asked)
            return;
        suggestions = found;
        active = -1;
    }

    private void Pressed(KeyboardEventArgs args)
    {
        switch (args.Key)
        {
            case "ArrowDown" when Open:
                active = active + 1 >= suggestions.Count ? -1 : active + 1;
                break;
            case "ArrowUp" when Open:
                active = active < 0 ? suggestions.Count - 1 : active - 1;
                break;
            case "Enter" when active >= 0:
                Navigation.NavigateTo(SitePaths.Package(suggestions[active].Name));
                Close();
                break;
            case "Escape" or "Enter":
                Close();
                break;
        }
    }

    private async Task LeftAsync()
    {
        var mine = ++asked;
        await Task.Delay(Linger, Time);
        if (mine == asked)
            Close();
    }

    private void Moved(object? sender, LocationChangedEventArgs args) => _ = InvokeAsync(() =>
    {
        Close();
        StateHasChanged();
    });

    private void Close()
    {
        asked++;
        suggestions = [];
        active = -1;
    }
}
