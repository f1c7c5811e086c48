using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Web.Components.Panels.Updates;
using static FedoraPackages.Tests.Web.Panels.Updates;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class UpdatesViewTests
{
    [Theory]
    [InlineData(null, null, null, null, "/packages/guake/updates")]
    [InlineData("TESTING", "EPEL-10.2", "Security", "2", "/packages/guake/updates?status=testing&release=EPEL-10.2&type=security&page=2")]
    [InlineData("a&b=c", "<script>", "\"", "0", "/packages/guake/updates?status=a%26b%3Dc&release=%3Cscript%3E&type=%22")]
    [InlineData("a value far too long to be one", "", null, "99999999999", "/packages/guake/updates")]
    [InlineData(null, null, null, "-1", "/packages/guake/updates")]
    public void Parse_Anything_GivesACanonicalAddress(string? status, string? release, string? type, string? page, string address) =>
        Assert.Equal(address, UpdatesView.Parse(status, release, type, page).Href("guake"));

    [Fact]
    public void Selection_Releases_AreInTheOrderOfTheListThenTheUnknown()
    {
        BodhiUpdate[] updates = [Update(1, release: "EPEL-10.2"), Update(2, release: "F44"), Update(3, release: "F39"), Update(4, release: "F46")];

        var selection = new UpdatesSelection(updates, Releases, UpdatesView.All);

        Assert.Equal(["F46", "F44", "EPEL 10.2", "F39"], selection.Releases.Select(r => r.Words));
    }

    [Fact]
    public void Selection_ReleasesThatDifferInCaseOrRepeat_AreNoTrouble()
    {
        var twice = new ReleaseList([.. Releases.Releases, Release("f44", ReleaseKind.Stable, ReleaseState.Current), .. Releases.Releases]);

        Assert.Single(new UpdatesSelection([Update(1)], twice, UpdatesView.All).Page.Rows);
    }

    [Fact]
    public void Selection_Filters_CountWhatTheOthersLetThrough()
    {
        BodhiUpdate[] updates = [Update(1), Update(2, UpdateStatus.Stable), Update(3, UpdateStatus.Stable, "F45")];

        var selection = new UpdatesSelection(updates, Releases, UpdatesView.All with { Release = "f44", Status = "stable" });

        Assert.Equal([Alias(2)], selection.Page.Rows.Select(u => u.Alias));
        Assert.Equal(2, selection.AnyStatus);
        Assert.Equal([("testing", 1), ("stable", 1)], selection.Statuses.Select(s => (s.Words, s.Count)));
        Assert.Equal([("F45", 1), ("F44", 1)], selection.Releases.Select(r => (r.Words, r.Count)));
    }

    [Fact]
    public void Selection_ChosenThatNothingMatches_StaysAmongTheChoices()
    {
        var selection = new UpdatesSelection([Update(1)], Releases, UpdatesView.All with { Status = "obsolete" });

        Assert.Empty(selection.Page.Rows);
        Assert.Contains(selection.Statuses, s => s is { Words: "obsolete", Count: 0 });
    }
}
