using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Worker.Refreshing;

namespace FedoraPackages.Tests.Worker;

/// <summary>Merged marks leave the row that marking one after the other leaves, by the rules that all stores go by.</summary>
public sealed class MergedMarksTests
{
    private static readonly RefreshTimings Timings = new();
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Marks_AtRandomOnRowsAtRandom_LeaveTheSameRowEitherWay()
    {
        var fewer = 0;
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            var now = StoreTime.Micros(Noon);
            var (state, kept) = (Row(random, ref now), random.Next(2) == 0);
            PanelMark[] marks = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => Mark(random))];
            var merged = MergedMarks.Of(marks);
            fewer += marks.Length - merged.Count;

            var (one, changed) = Apply(state, marks, kept, now);
            var (other, changedToo) = Apply(state, merged, kept, now);

            Assert.True(Same(one, other), $"seed {seed}: {one} and not {other}");
            Assert.True(changed == changedToo || one.Due == state.Due, $"seed {seed}: whether a worker is to be woken");
        }

        Assert.True(fewer > 10_000, $"{fewer} marks were saved");
    }

    [Fact]
    public void Marks_MergedThoughTheLaterIsFaster_WouldNotLeaveTheSame() => Assert.False(LeaveTheSame(
        marks => marks[0] with { Lane = marks.Min(m => m.Lane), Cause = marks[^1].Cause, Facts = [.. marks.SelectMany(m => m.Facts)], When = marks[0].When }));

    [Fact]
    public void Marks_MergedInTheWrongOrder_WouldNotLeaveTheSame() => Assert.False(LeaveTheSame(
        marks => marks[0] with { Cause = marks[0].Cause, Facts = [.. marks.Reverse().SelectMany(m => m.Facts)] }));

    [Fact]
    public void Mark_WhoseFactsMayNotCount_IsNotMergedIntoOneThatCounts()
    {
        var known = Mark(new Random(1)) with { Lane = RefreshLane.Watched, When = MarkWhen.Known };
        var always = Mark(new Random(2)) with { Lane = RefreshLane.Watched, When = MarkWhen.Always };

        Assert.Equal(2, MergedMarks.Of([known, always]).Count);
        Assert.Single(MergedMarks.Of([always, known]));
    }

    [Fact]
    public void Marks_OfAnotherKindOrKey_AreLeftAsTheyAre()
    {
        var mark = Mark(new Random(1)) with { When = MarkWhen.Always };
        PanelMark[] marks = [mark, mark with { Key = Workshop.Key("bash") }, PanelMark.Hastening(mark.Key), PanelMark.InBulk(mark.Key, "7"), mark];

        Assert.Equal(marks, MergedMarks.Of(marks));
    }

    // Merged by a wrong rule: the checks above would find it.
    private static bool LeaveTheSame(Func<IReadOnlyList<PanelMark>, PanelMark> merge)
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var now = StoreTime.Micros(Noon);
            var (state, kept) = (Row(random, ref now), random.Next(2) == 0);
            PanelMark[] marks = [.. Enumerable.Range(0, 3).Select(_ => Mark(random))];
            if (!Same(Apply(state, marks, kept, now).Row, Apply(state, [merge(marks)], kept, now).Row))
                return false;
        }

        return true;
    }

    private static bool Same(ToDoRow one, ToDoRow other) =>
        one.Expected.SequenceEqual(other.Expected)
        && (one.Version == one.LeaseVersion) == (other.Version == other.LeaseVersion)
        && one with { Version = 0, Expected = [] } == other with { Version = 0, Expected = [] };

    private static (ToDoRow Row, bool Changed) Apply(ToDoRow row, IReadOnlyList<PanelMark> marks, bool kept, long now)
    {
        var changed = false;
        foreach (var mark in marks)
        {
            var after = row.Mark(mark, kept, now, Timings);
            changed |= after.Due != row.Due || after.Lane < row.Lane;
            row = after;
        }

        return (row, changed);
    }

    /// <summary>A row with a history: marks, refreshes that are done, failed, parked or still under way.</summary>
    private static ToDoRow Row(Random random, ref long now)
    {
        var row = new ToDoRow();
        for (var steps = random.Next(6); steps > 0; steps--)
        {
            now += random.Next(8_000_000);
            row = row.Mark(Mark(random) with { When = MarkWhen.Always }, kept: true, now, Timings);
            if (random.Next(3) == 0)
                continue;
            now = Math.Max(now, row.TakeableAt!.Value);
            row = row.Take(0, now, Timings);
            if (random.Next(3) == 0)
                continue;
            var lease = row.Lease(Workshop.Key());
            if (random.Next(4) == 0)
                row = row.Mark(Mark(random), kept: true, now, Timings);
            now += random.Next(1_000_000);
            row = row.Finish(lease, End(random, lease), now, Timings);
        }

        now += random.Next(4_000_000);
        return row;
    }

    private static RefreshEnd End(Random random, PanelLease lease) => random.Next(4) switch
    {
        0 => RefreshEnd.Done,
        1 => RefreshEnd.Done with { RetryAfter = TimeSpan.FromSeconds(2), Unshown = lease.Expected },
        2 => RefreshEnd.Done with { Failed = true, RetryAfter = TimeSpan.FromSeconds(random.Next(1, 60)) },
        _ => RefreshEnd.Done with { ParkedBy = "Koji" },
    };

    // Few enough builds that no row overflows: what a flood of them forgets depends on where it is cut off.
    private static PanelMark Mark(Random random)
    {
        Fact[] facts =
        [
            .. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new BuildChanged(
                "guake", Noon.AddSeconds(random.Next(5)), random.Next(4), random.Next(2) == 0 ? BuildState.Building : BuildState.Complete)),
        ];
        return new PanelMark(
            Workshop.Key(), random.Next(2) == 0 ? RefreshLane.Watched : RefreshLane.Background, facts[^1].Words, facts,
            random.Next(4) == 0 ? MarkWhen.Known : MarkWhen.Always);
    }
}
