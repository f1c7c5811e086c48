using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Panels.Overview;

/// <summary>The base of what shows what needs a look: follows the panels of all registered rules, and asks them again when one changes.</summary>
public abstract class AttentionView : LiveView
{
    private IReadOnlyList<Followed>? sources;

    /// <summary>Blocked in Rawhide.</summary>
    [Parameter]
    public bool Retired { get; set; }

    [Inject]
    internal AttentionRules Rules { get; set; } = null!;

    [Inject]
    internal AttentionLooks Looks { get; set; } = null!;

    internal AttentionList Attention { get; private set; } = AttentionList.None;

    protected override IReadOnlyList<Followed> Follows => sources ??= [.. Rules.Reads.Select(source => Followed.For(source.Kind, source.Scope))];

    protected override void ParametersTaken() => Taken();

    protected override void Taken()
    {
        var answers = from followed in Follows let value = followed.Untyped.Value where value is not null select (followed.Key, value);
        Attention = Rules.Of(new AttentionFacts(Package, Retired, Time.GetUtcNow(), answers.ToDictionary(answer => answer.Key, answer => answer.value)));
    }
}
