using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Web.Components.Panels.Bugs;
using static FedoraPackages.Tests.Web.Panels.Bugs;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class BugsViewTests
{
    [Theory]
    [InlineData(null, null, null, null, null, null, "/packages/guake/bugs")]
    [InlineData("new", "HIGH", "EPEL 9", "CVE", "changed", "2", "/packages/guake/bugs?status=NEW&severity=high&release=EPEL%209&kind=cve&sort=changed&page=2")]
    [InlineData(null, null, null, null, "-opened", "1", "/packages/guake/bugs?sort=-opened")]
    [InlineData("a&b", "<b>", "\"", "#", "99", "-3", "/packages/guake/bugs?status=A%26B&severity=%3Cb%3E&release=%22&kind=%23")]
    [InlineData("a value far too long to be one", "", "", "", "--", "1e9", "/packages/guake/bugs?sort=-opened")]
    public void Parse_Anything_GivesACanonicalAddress(
        string? status, string? severity, string? release, string? kind, string? sort, string? page, string address) =>
        Assert.Equal(address, BugsView.Parse(status, severity, release, kind, sort, page).Href("guake"));

    [Fact]
    public void By_SameColumnTwice_TurnsTheOrder()
    {
        var severity = BugsView.All.By(BugsSort.Severity);

        Assert.Equal((BugsSort.Severity, false), (severity.Sort, severity.Reversed));
        Assert.True(severity.By(BugsSort.Severity).Reversed);
        Assert.False(severity.By(BugsSort.Status).Reversed);
    }

    [Theory]
    [InlineData(BugsSort.Opened, "4 3 2 1")]
    [InlineData(BugsSort.Severity, "2 4 3 1")]
    [InlineData(BugsSort.Status, "3 4 2 1")]
    [InlineData(BugsSort.Release, "2 4 3 1")]
    public void Selection_Sorted_ByTheColumn(BugsSort sort, string order)
    {
        Bug[] bugs = [Bug(1, "epel9", "POST"), Bug(2, "rawhide", "ASSIGNED", BugSeverity.Urgent), Bug(3, "44"), Bug(4, "45", "VERIFIED")];

        Assert.Equal(order, string.Join(' ', new BugsSelection(bugs, BugsView.All with { Sort = sort }).Page.Rows.Select(b => b.Id)));
    }

    [Fact]
    public void Selection_Releases_NewestFirstAndStrangeOnesLast()
    {
        string[] versions = ["epel9", "unspecified", "epel10.2", "44", "EPEL 99999999999", "rawhide", "epel10.12", "F4294967296", "9", "45", "EPEL 1.5.7"];

        var selection = new BugsSelection([.. versions.Select((v, i) => Bug(i + 1, v))], BugsView.All);

        Assert.Equal(["Rawhide", "F45", "F44", "F9", "EPEL 10.12", "EPEL 10.2", "EPEL 9"], selection.Releases.Select(r => r.Words).Take(7));
        Assert.Equal(
            ["EPEL 1.5.7", "EPEL 99999999999", "F4294967296", "unspecified"], selection.Releases.Select(r => r.Words).Skip(7).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Selection_StatusNobodyKnows_IsLast() =>
        Assert.Equal(
            ["NEW", "POST", "ODD"], new BugsSelection([Bug(1, status: "ODD"), Bug(2, status: "POST"), Bug(3)], BugsView.All).Statuses.Select(s => s.Value));

    [Fact]
    public void Selection_PageAfterTheLast_IsTheLast()
    {
        var page = new BugsSelection([.. Enumerable.Range(1, 101).Select(i => Bug(i))], BugsView.All with { Page = 50 }).Page;

        Assert.Equal((3, 101, 101), (page.Number, page.First, page.Last));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("blocker")]
    public void Selection_KindThatNothingIs_IsEmpty(string kind) =>
        Assert.Empty(new BugsSelection([Bug(1)], BugsView.All with { Kind = kind }).Page.Rows);
}
