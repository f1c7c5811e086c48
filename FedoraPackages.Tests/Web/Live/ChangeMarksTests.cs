using FedoraPackages.Web.Live;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Web.Live;

public sealed class ChangeMarksTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Take_FirstTime_MarksNothing()
    {
        var marks = new ChangeMarks(clock);

        marks.Take(new Dictionary<string, string> { ["1"] = "a" }, "Builds");

        Assert.False(marks.Has("1"));
        Assert.Equal("", marks.Announcement);
        Assert.Null(marks.NextDue);
    }

    [Fact]
    public void Take_TwiceWithinFiveSeconds_AnnouncesTheSecondLater()
    {
        var marks = new ChangeMarks(clock);
        marks.Take(new Dictionary<string, string> { ["1"] = "a" }, "Builds");
        marks.Take(new Dictionary<string, string> { ["1"] = "b" }, "Builds");
        marks.Take(new Dictionary<string, string> { ["1"] = "b", ["2"] = "a" }, "Builds");
        Assert.Equal("Builds: 1 changed", marks.Announcement);

        clock.Advance(ChangeMarks.BetweenAnnouncements);
        marks.Pass();

        Assert.Equal("Builds: 1 new", marks.Announcement);
        Assert.True(marks.Has("1") && marks.Has("2"));
        clock.Advance(ChangeMarks.Shown);
        marks.Pass();
        Assert.False(marks.Has("1") || marks.Has("2"));
    }
}
