using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Web.Components.Panels;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class BuildsViewTests
{
    [Theory]
    [InlineData(null, null, null, null, "/packages/guake/builds")]
    [InlineData("failed", "F43", "started", "1", "/packages/guake/builds?state=failed&release=F43")]
    [InlineData("a&b=c", null, "-started", "2", "/packages/guake/builds?state=a%26b%3Dc&sort=-started&page=2")]
    [InlineData(null, null, "took", "0", "/packages/guake/builds?sort=took")]
    [InlineData(null, null, "3", "99999999999", "/packages/guake/builds?sort=by")]
    [InlineData("a value far too long to be one", "", "nonsense", "-2", "/packages/guake/builds")]
    public void Parse_Anything_GivesACanonicalAddress(string? state, string? release, string? sort, string? page, string address) =>
        Assert.Equal(address, BuildsView.Parse(state, release, sort, page).Href("guake"));

    [Fact]
    public void By_SameColumnTwice_TurnsTheOrder()
    {
        var took = BuildsView.All.By(BuildsSort.Took);

        Assert.Equal((BuildsSort.Took, false), (took.Sort, took.Reversed));
        Assert.True(took.By(BuildsSort.Took).Reversed);
        Assert.False(took.By(BuildsSort.State).Reversed);
    }

    [Fact]
    public void Selection_PageAfterTheLast_IsTheLast()
    {
        var selection = new BuildsSelection([.. Enumerable.Range(1, 101).Select(i => Build(i))], BuildsView.All with { Page = 50 });

        Assert.Equal((3, 101, 101, 1), (selection.Page, selection.First, selection.Last, selection.Rows.Count));
    }

    [Fact]
    public void Selection_ByState_RunningThenFailedThenTheRest()
    {
        KojiBuild[] builds = [Build(1, BuildState.Failed), Build(2), Build(3, BuildState.Canceled), Build(4, BuildState.Building)];

        var selection = new BuildsSelection(builds, BuildsView.All with { Sort = BuildsSort.State });

        Assert.Equal([4, 1, 2, 3], selection.Rows.Select(b => b.BuildId));
        Assert.Equal(["building", "failed", "complete", "canceled"], selection.States.Select(s => s.Value));
    }

    private static KojiBuild Build(int id, BuildState state = BuildState.Complete) => new(
        id, "guake", null, "1", "1.fc43", state, "releng", null, null, DateTimeOffset.UnixEpoch.AddDays(id), null, false, [], [], null);
}
