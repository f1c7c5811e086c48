using System.Globalization;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Panels.Updates;

/// <summary>One update: what is in it, where it stands and why it waits, what it closes, and how to try it.</summary>
public sealed partial class UpdateRow
{
    private const int MostListed = 100;
    private const int MostBugs = 10;

    private IReadOnlyList<Wait> waits = [];
    private IReadOnlyList<UpdateBuild> own = [];
    private IReadOnlyList<UpdateBuild> others = [];
    private string? command;
    private string? drawn;
    private bool differs;

    [Parameter, EditorRequired]
    public BodhiUpdate Update { get; set; } = null!;

    /// <summary>Whose page this is, and what others than Bodhi know.</summary>
    [Parameter, EditorRequired]
    public UpdateContext Context { get; set; } = null!;

    /// <summary>The release's name, as everywhere on this page.</summary>
    [Parameter, EditorRequired]
    public string ReleaseWords { get; set; } = "";

    /// <summary>Null where it is not known.</summary>
    [Parameter]
    public BodhiRelease? Release { get; set; }

    /// <summary>All that is seen of the row but what the clock changes.</summary>
    [Parameter, EditorRequired]
    public string Look { get; set; } = "";

    [Parameter]
    public bool Changed { get; set; }

    // Every answer is made of new objects, and most of its rows look as before: those are not drawn again.
    protected override bool ShouldRender() => differs;

    protected override void OnParametersSet()
    {
        var now = Time.GetUtcNow();
        waits = UpdateWaits.Of(Update, Release, now, Context);
        command = UpdateCommand.Of(Update, Release, now, Context);
        var look = $"{Changed}|{Look}|{ReleaseWords}|{command}|{string.Join('|', waits.Select(w => WaitWords.Of(w, now)))}";
        differs = look != drawn;
        if (!differs)
            return;
        drawn = look;
        (own, others) = UpdateWords.Apart(Update, Context.Package);
    }

    private static string Evr(UpdateBuild build)
    {
        if (build.Epoch is not { } epoch || build.Nvr.Split('-') is not [.. var name, var version, var release])
            return build.Nvr;
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join('-', name)}-{epoch}:{version}-{release}");
    }
}
