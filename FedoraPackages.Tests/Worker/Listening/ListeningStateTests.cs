using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>The cursor never passes what is not marked.</summary>
public sealed class ListeningStateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    [Fact]
    public void Cursor_WhileSomethingIsMissing_StandsStill()
    {
        var state = new ListeningState(Noon).Ask(Noon.AddHours(1), Overlap);

        Assert.Equal(Noon, state.Advance(Noon.AddHours(2)).Cursor);
        Assert.Equal((Noon - Overlap, Noon.AddHours(1)), (state.Running!.From, state.Running.Until));
    }

    [Fact]
    public void Cursor_AfterTheCatchUp_IsAtItsEnd_AndGoesOn()
    {
        var state = Ended(new ListeningState(Noon).Ask(Noon.AddHours(1), Overlap));

        Assert.Equal(Noon.AddHours(1), state.Cursor);
        Assert.Equal(Noon.AddHours(2), state.Advance(Noon.AddHours(2)).Cursor);
        Assert.Equal(Noon.AddHours(1), state.Advance(Noon).Cursor);
    }

    [Fact]
    public void SecondGap_WhileTheFirstIsRead_IsReadAfterIt()
    {
        var state = new ListeningState(Noon).Ask(Noon.AddHours(1), Overlap).Ask(Noon.AddHours(2), Overlap);
        Assert.Equal(Noon.AddHours(1), state.Running!.Until);

        state = Ended(state);

        Assert.Equal((Noon.AddHours(1) - Overlap, Noon.AddHours(2)), (state.Running!.From, state.Running.Until));
        Assert.Equal(Noon.AddHours(1), state.Advance(Noon.AddHours(3)).Cursor);
        Assert.Null(Ended(state).Running);
    }

    [Fact]
    public void SecondGap_KeepsTheEarlierTimeSinceWhichNobodyListened()
    {
        var state = new ListeningState(Noon).Ask(Noon.AddHours(1), Overlap)
            .Ask(Noon.AddHours(2), Overlap, Noon.AddHours(1.5)).Ask(Noon.AddHours(3), Overlap, Noon.AddHours(2.5));

        Assert.Equal(Noon.AddHours(1.5), Ended(state).Running!.DeafSince);
    }

    [Fact]
    public void Look_SaysNothingOfWhatLiesBefore_AndGivesWayToAGap()
    {
        var state = new ListeningState(Noon).Look(Noon.AddHours(9), TimeSpan.FromHours(2));

        Assert.Equal(Noon.AddHours(1), state.Advance(Noon.AddHours(1)).Cursor);
        Assert.Equal(Noon, Ended(state).Cursor);
        Assert.Equal(Noon - Overlap, state.Ask(Noon.AddHours(10), Overlap).Running!.From);
    }

    [Fact]
    public void Nothing_KnownYet_IsAGapWithoutABeginning()
    {
        Assert.Null(ListeningState.None.Ask(Noon, Overlap).Running!.From);
        Assert.Null(ListeningState.None.Look(Noon, Overlap).Running);
        Assert.Null(ListeningState.None.Advance(Noon).Cursor);
    }

    private static ListeningState Ended(ListeningState state) => state.End(state.Running! with { State = CatchUpState.Finished }, Overlap);
}
