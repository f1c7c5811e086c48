using Microsoft.JSInterop;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>
/// Rows that come while a reader looks: what has been paged to or scrolled past, or is being pointed at, does not move, and the new ones
/// wait behind a pill.
/// </summary>
internal sealed class NewRows
{
    private static readonly TimeSpan ScrollAnswer = TimeSpan.FromSeconds(2);

    private HashSet<string>? held;
    private bool pointedAt;
    private bool onlyPointedAt;

    public bool AreHeld => held is not null;

    public bool Shows(string row) => held is null || held.Contains(row);

    public void ShowAll() => (held, onlyPointedAt) = (null, false);

    /// <summary>Somebody points at the rows or has the focus in them, or nobody any more.</summary>
    /// <returns>True when rows that waited for that alone come into sight.</returns>
    public async Task<bool> PointAsync(bool at, IJSRuntime browser)
    {
        pointedAt = at;
        if (at || !onlyPointedAt)
            return false;
        onlyPointedAt = false;
        if (await HasScrolledAsync(browser))
            return false;
        ShowAll();
        return true;
    }

    /// <summary>An answer is about to be drawn.</summary>
    /// <param name="showsNewest">New rows would come in at the top of what is seen.</param>
    public async Task TakeAsync(IEnumerable<string> drawn, IEnumerable<string> coming, bool showsNewest, IJSRuntime browser)
    {
        if (AreHeld)
            return;
        var known = drawn.ToHashSet(StringComparer.Ordinal);
        if (coming.All(known.Contains))
            return;
        var passed = !showsNewest || await HasScrolledAsync(browser);
        if (passed || pointedAt)
            (held, onlyPointedAt) = (known, !passed);
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
