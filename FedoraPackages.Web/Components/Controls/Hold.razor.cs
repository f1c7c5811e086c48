using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Controls;

/// <summary>Tells when somebody points at what is in it, or has the focus there: what they are about to press must not move away then.</summary>
public sealed partial class Hold
{
    /// <summary>The focus goes from one thing to the next over none: so short a moment is no end.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(250);

    private bool pointed;
    private bool focused;
    private bool told;
    private int moves;

    /// <summary>True when somebody begins, false when nobody does any more.</summary>
    [Parameter, EditorRequired]
    public Func<bool, Task> Changed { get; set; } = null!;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    // Nothing of its own is another then.
    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg) => item.InvokeAsync(arg);

    private async Task TellAsync(bool pointed, bool focused)
    {
        (this.pointed, this.focused) = (pointed, focused);
        var mine = ++moves;
        if (!pointed && !focused)
            await Task.Delay(Linger, Time);
        if (mine != moves || told == (pointed || focused))
            return;
        told = pointed || focused;
        await Changed(told);
    }
}
