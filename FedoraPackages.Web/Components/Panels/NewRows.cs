using Microsoft.JSInterop;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>Rows that come while a reader looks: what has been paged to or scrolled past does not move, and the new ones wait behind a pill.</summary>
internal sealed class NewRows
{
    private static readonly TimeSpan ScrollAnswer = TimeSpan.FromSeconds(2);

    private HashSet<string>? held;

    public bool AreHeld => held is not null;

    public bool Shows(string row) => held is null || held.Contains(row);

    public void ShowAll() => held = null;

    /// <summary>An answer is about to be drawn.</summary>
    /// <param name="showsNewest">New rows would come in at the top of what is seen.</param>
    public async Task TakeAsync(IEnumerable<string> drawn, IEnumerable<string> coming, bool showsNewest, IJSRuntime browser)
    {
        if (AreHeld)
            return;
        var known = drawn.ToHashSet(StringComparer.Ordinal);
        if (coming.All(known.Contains))
            return;
        if (!showsNewest || await HasScrolledAsync(browser))
            held = known;
    }

    private static async Task<bool> HasScrolledAsync(IJSRuntime browser)
    {
        try
        {
            return await browser.InvokeAsync<bool>("fedoraPackages.hasScrolled", ScrollAnswer);
        }
        catch (Exception failure) when (failure is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // A browser that is away is not looking at its rows.
            return false;
        }
    }
}
