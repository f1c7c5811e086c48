using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Web.Components.Panels.Updates;
using static FedoraPackages.Tests.Web.Panels.Updates;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class UpdatesViewTests
{
    [Theory]
    [InlineData(null, null, null, null, null, "/packages/guake/updates")]
    [InlineData(
        "TESTING", "EPEL-10.2", "Security", "-Release", "2", "/packages/guake/updates?status=testing&release=EPEL-10.2&type=security&sort=-release&page=2")]
    [InlineData("a&b=c", "<script>", "\"", "submitted", "0", "/packages/guake/updates?status=a%26b%3Dc&release=%3Cscript%3E&type=%22")]
    [InlineData("a value far too long to be one", "", null, "7", "99999999999", "/packages/guake/updates")]
    [InlineData(null, null, null, "-submitted", "-1", "/packages/guake/updates?sort=-submitted")]
    public void Parse_Anything_GivesACanonicalAddress(string? status, string? release, string? type, string? sort, string? page, string address) =>
        Assert.Equal(address, UpdatesView.Parse(status, release, type, sort, page).Href("guake"));

    [Fact]
    public void Selection_Releases_AreInTheOrderOfTheListThenTheUnknown()
    {
        BodhiUpdate[] updates = [Update(1, release: "EPEL-10.2"), Update(2, release: "F44"), Update(3, release: "F39"), Update(4, release: "F46")];

        var selection = new UpdatesSelection(updates, Releases, UpdatesView.All);

        Assert.Equal(["Rawhide", "F44", "EPEL 10.2", "F39"], selection.Releases.Select(r => r.Words));
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

    [Theory]
    [InlineData(UpdatesSort.Submitted, false, "4 3 2 1")]
    [InlineData(UpdatesSort.Submitted, true, "1 2 3 4")]
    [InlineData(UpdatesSort.Status, false, "2 4 3 1")]
    [InlineData(UpdatesSort.Release, false, "1 4 3 2")]
    [InlineData(UpdatesSort.Type, false, "3 2 4 1")]
    public void Selection_Sorted_IsByTheColumnThenNewestFirst(UpdatesSort sort, bool reversed, string numbers)
    {
        BodhiUpdate[] updates =
        [
            Update(1, UpdateStatus.Stable, "F46"), Update(2, UpdateStatus.Pending, "EPEL-10.2") with { Type = UpdateType.Security },
            Update(3) with { Type = UpdateType.Security, Severity = UpdateSeverity.High },
            Update(4, UpdateStatus.Testing, "F45"),
        ];

        var rows = new UpdatesSelection(updates, Releases, UpdatesView.All with { Sort = sort, Reversed = reversed }).Page.Rows;

        Assert.Equal(numbers, string.Join(' ', rows.Select(u => u.Alias[^1])));
    }
}
