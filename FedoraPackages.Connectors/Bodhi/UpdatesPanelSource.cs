using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>
/// Gathers the updates of a package: always the whole list, because Bodhi says nothing when a newer update makes an older one obsolete.
/// </summary>
internal sealed class UpdatesPanelSource(BodhiConnector bodhi, UpdatePackages packages) : PanelSource<UpdateList>(BodhiPanels.Updates)
{
    /// <summary>Tests begin and end without a word of Bodhi's.</summary>
    private static readonly TimeSpan GatingPoll = TimeSpan.FromSeconds(30);

    // A tag: updates of Rawhide go stable with nothing but Koji's word for it.
    public override IEnumerable<PanelKey> StaleAfter(Fact fact)
    {
        if (fact is UpdateChanged { Package.Length: > 0 } changed)
            packages.Learn(changed.Alias, changed.Package);
        return fact switch
        {
            { Package.Length: > 0 } and (UpdateChanged or BuildrootOverridden or GatingDecided or Tagged or TestWaived or TestFinished { OfUpdates: true }) =>
                [BodhiPanels.Updates.For(fact.Package)],
            UpdateGatingDecided decided => Of(decided.Alias),
            TestWaived waived => Of(waived.Of),
            TestFinished { OfUpdates: true } finished => Of(finished.Of),
            _ => [],
        };
    }

    protected override async Task<UpdateList> AskAsync(PanelKey key, CancellationToken ct)
    {
        var list = await bodhi.UpdatesAsync(key.Package, ct).ConfigureAwait(false);
        foreach (var update in list.Updates)
            packages.Learn(update.Alias, key.Package);
        return list;
    }

    private IEnumerable<PanelKey> Of(string alias) => packages.Of(alias).Select(package => BodhiPanels.Updates.For(package));

    protected override bool Shows(UpdateList value, Fact fact) => fact switch
    {
        UpdateChanged changed => UpdateShown.By(value, changed),
        BuildrootOverridden overridden => value.Overrides.Any(o => o.Nvr == overridden.Nvr) == overridden.InForce,
        // One build of several does not decide about them all.
        GatingDecided decided => Of(value, decided.Nvr) is not { Builds.Length: 1 } update || IsOver(update) || Passed(update.Gating) == decided.Satisfied,
        UpdateGatingDecided decided =>
            value.Updates.FirstOrDefault(u => u.Alias == decided.Alias) is not { } update || IsOver(update) || Passed(update.Gating) == decided.Satisfied,
        // A push moves the tags first, and says what has become of the update when it is done.
        Tagged { Into: true, Nvr: { } nvr } tagged => Of(value, nvr) is not { Locked: false } update
            || update.StableTag != tagged.Tag
            || update.Status >= UpdateStatus.Stable,
        _ => true,
    };

    protected override TimeSpan? PollAfter(UpdateList value) =>
        value.Updates.Any(u => u is
        {
            Status: UpdateStatus.Pending or UpdateStatus.Testing,
            Gating: GatingStatus.Waiting or GatingStatus.Queued or GatingStatus.Running
        })
            ? GatingPoll
            : null;

    protected override bool Lacks(UpdateList value) => value.Updates.Any(u => u.TestsUnknown);

    // What held it then holds it now, as long as neither its builds nor the verdict have changed.
    protected override UpdateList FilledFrom(UpdateList value, UpdateList kept)
    {
        var before = kept.Updates.Where(u => !u.TestsUnknown).DistinctBy(u => u.Alias).ToDictionary(u => u.Alias, StringComparer.Ordinal);
        return value with
        {
            Updates =
            [
                .. value.Updates.Select(u => u.TestsUnknown && before.TryGetValue(u.Alias, out var old)
                    && old.Gating == u.Gating && old.Builds.SequenceEqual(u.Builds)
                    ? u with { Unmet = old.Unmet, TestsUnknown = false }
                    : u),
            ],
        };
    }

    private static BodhiUpdate? Of(UpdateList value, string nvr) =>
        value.Updates.FirstOrDefault(u => u.Builds.Any(b => b.Nvr == nvr) && u.Status is not (UpdateStatus.Obsolete or UpdateStatus.Unpushed));

    private static bool IsOver(BodhiUpdate update) => update.Status >= UpdateStatus.Stable || update.Gating is null or GatingStatus.Unknown;

    private static bool Passed(GatingStatus? gating) => gating is GatingStatus.Passed or GatingStatus.Ignored;
}
