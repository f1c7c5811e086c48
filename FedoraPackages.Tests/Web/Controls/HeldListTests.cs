using FedoraPackages.Web.Components.Controls;

namespace FedoraPackages.Tests.Web.Controls;

public sealed class HeldListTests
{
    private readonly HeldList<(string Key, int Seen)> list = new(item => item.Key);

    [Fact]
    public void Take_NotHeld_ShowsTheListAsItIs()
    {
        list.Take([("a", 1)]);
        list.Take([("b", 1), ("a", 1)]);

        Assert.Equal([("b", 1), ("a", 1)], list.Shown);
        Assert.Equal(0, list.Waiting);
    }

    [Fact]
    public void Take_Held_MovesNothingShowsWhatChangedAndCountsTheNew()
    {
        list.Take([("a", 1), ("b", 1)]);
        list.Hold(true);

        list.Take([("d", 1), ("c", 1), ("b", 2)]);

        Assert.Equal([("a", 1), ("b", 2)], list.Shown);
        Assert.Equal(2, list.Waiting);
    }

    [Fact]
    public void Take_HeldBeforeAnythingCame_Shows()
    {
        list.Hold(true);
        list.Take([("a", 1)]);

        Assert.Equal([("a", 1)], list.Shown);
    }

    [Fact]
    public void Hold_LetGo_ShowsWhatWaitedAndForgetsWhatIsGone()
    {
        list.Take([("a", 1)]);
        list.Hold(true);
        Assert.False(list.Hold(false));
        list.Hold(true);
        list.Take([("b", 1)]);

        Assert.True(list.Hold(false));

        Assert.Equal([("b", 1)], list.Shown);
        Assert.Equal(0, list.Waiting);
    }

    [Fact]
    public void ShowAll_WhileHeld_ShowsAndGoesOnHolding()
    {
        list.Take([("a", 1)]);
        list.Hold(true);
        list.Take([("b", 1), ("a", 1)]);
        list.ShowAll();
        Assert.Equal(2, list.Shown.Count);

        list.Take([("c", 1), ("b", 1), ("a", 1)]);

        Assert.Equal((2, 1), (list.Shown.Count, list.Waiting));
    }
}
