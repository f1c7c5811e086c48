using System.Globalization;
using System.Text;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Tests.Connectors.Bugzilla;

/// <summary>Every recorded answer of Bugzilla's, and what is read of it.</summary>
public sealed class RecordedAnswerTests
{
    /// <summary>Each file, and what comes of it when it is read as a list of bugs.</summary>
    public static TheoryData<string, string> Files => new()
    {
        { "gen504_bad_api_key.400.json", "Refused: refused the question with error 306" },
        { "gen504_bug_1.json", "1 Fedora/orchard rawhide CONFIRMED Unspecified 2026-11-23T07:03:50+00:00  blocks:1" },
        { "gen504_bug_1_include.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_bug_alias.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_bug_bad_alias.400.json", "Refused: refused the question with error 100" },
        { "gen504_bug_missing.404.json", "Refused: knows no such bug" },
        { "gen504_bug_private.401.json", "Refused: restricts this bug" },
        { "gen504_bugs_by_id_comma.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_bugs_by_id_mixed.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_comments.json", "Unreadable: a list of another shape" },
        { "gen504_comments_private.401.json", "Refused: restricts this bug" },
        { "gen504_field_status.json", "Unreadable: a list of another shape" },
        { "gen504_history.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_no_such_resource.404.json", "Refused: refused the question with error 32614" },
        { "gen504_product.json", "Unreadable: a list of another shape" },
        { "gen504_quicksearch.json", "Unreadable: a bug without what a bug must have" },
        {
            "gen504_search_bad_limit.json",
            "1 Fedora/orchard rawhide CONFIRMED Unspecified 2026-11-23T07:03:50+00:00  blocks:1 + 2 Fedora/orchard rawhide CONFIRMED Unspecified "
                + "2026-11-23T07:03:50+00:00 CVE-2024-12345 security blocks:0 + 3 Fedora/orchard 41 RESOLVED closed Unspecified 2026-11-23T07:03:50+00:00  "
                + "blocks:0 + 22 more"
        },
        { "gen504_search_bad_order.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_search_boolean.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_search_component.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_search_component_page2.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_search_count_only_ignored.json", "Unreadable: a bug without what a bug must have" },
        {
            "gen504_search_no_criteria.json",
            "1 Fedora/orchard rawhide CONFIRMED Unspecified 2026-11-23T07:03:50+00:00  blocks:1 + 2 Fedora/orchard rawhide CONFIRMED Unspecified "
                + "2026-11-23T07:03:50+00:00 CVE-2024-12345 security blocks:0 + 3 Fedora/orchard 41 RESOLVED closed Unspecified 2026-11-23T07:03:50+00:00  "
                + "blocks:0 + 22 more"
        },
        { "gen504_search_offset_without_limit.400.json", "Refused: refused the question with error 50" },
        { "gen504_search_open_magic.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_search_order.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_search_past_end.json", "no bugs" },
        { "gen504_search_review.json", "Unreadable: a bug without what a bug must have" },
        { "gen504_search_unknown_product.json", "no bugs" },
        { "gen504_version.json", "Unreadable: a list of another shape" },
        { "rec_bug_1343542_epel.json", "1343542 Fedora EPEL/struts epel7 NEW High 2016-06-07T12:40:06+00:00 CVE-2016-1181,CVE-2016-1182 security blocks:2" },
        { "rec_bug_1629664_epel.json", "1629664 Fedora EPEL/jhead epel7 NEW Low 2018-09-17T09:21:54+00:00 CVE-2018-17088 security blocks:1" },
        {
            "rec_bug_1656210_cve_parent.json",
            "1656210 Security Response/vulnerability unspecified ASSIGNED Low 2018-12-04T22:45:26+00:00 CVE-2018-19755 security blocks:0"
        },
        { "rec_bug_2044578_comment.json", "Unreadable: a list of another shape" },
        {
            "rec_bug_2217733_closed.json",
            "2217733 Security Response/vulnerability unspecified CLOSED closed Low 2023-06-27T04:14:32+00:00 CVE-2020-23064 security blocks:0"
        },
        { "rec_bug_2217733_comment.json", "Unreadable: a list of another shape" },
        { "rec_bug_2298478_fedora_kernel.json", "2298478 Fedora/kernel 40 NEW Medium 2024-08-09T13:26:54+00:00  security blocks:1" },
        { "rec_bug_include_fields_assigned.json", "Unreadable: a bug without what a bug must have" },
        { "rec_bug_include_fields_id_last_change.json", "Unreadable: a bug without what a bug must have" },
        { "rec_version.json", "Unreadable: a list of another shape" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Answer_Recorded_IsReadIntoTheRightRecordOrGivesTheRightFailure(string file, string expected) => Assert.Equal(expected, Said(file));

    [Fact]
    public void Table_OfRecordedAnswers_NamesEveryFile() =>
        Assert.Equal(
            Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Files.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Answer_Recorded_LeavesNobodysAddressInWhatIsKept(string file, string expected)
    {
        Assert.NotEmpty(expected);
        if (expected.Contains(": ", StringComparison.Ordinal))
            return;
        var kept = BugzillaApi.Read(
            File.ReadAllBytes(Path.Combine(Folder, file)), root => root.Objects("bugs").Select(BugRow.Read).Select(b => b.Bug).ToList());

        Assert.DoesNotMatch("[A-Za-z0-9]@[A-Za-z0-9]", Encoding.UTF8.GetString(BugzillaPanels.Bugs.Write(new BugList(kept.Count, [.. kept]))));
    }

    private static string Folder => RecordedFiles.Folder(Path.Combine("http", "bugzilla"));

    private static string Said(string file)
    {
        var body = File.ReadAllBytes(Path.Combine(Folder, file));
        // As the name says: "gen504_bug_private.401.json".
        var status = file.Split('.') is [_, var code, _] ? int.Parse(code, CultureInfo.InvariantCulture) : 200;
        try
        {
            if (status != 200)
                throw Assert.IsType<UpstreamException>(BugzillaApi.Refusal(status, body));
            return BugzillaApi.Read(body, root => RecordedFiles.FirstOf([.. BugPage.Read(root).Bugs.Select(Said)])) is { Length: > 0 } bugs ? bugs : "no bugs";
        }
        catch (UpstreamException e)
        {
            return $"{e.Problem}: {e.Message}";
        }
    }

    private static string Said(RawBug b) => string.Create(CultureInfo.InvariantCulture,
        $"{b.Bug.Id} {b.Bug.Product}/{b.Component} {b.Bug.Version} {b.Bug.Status}{(b.IsOpen ? "" : " closed")} {b.Bug.Severity} "
            + $"{b.Bug.Created:yyyy-MM-ddTHH:mm:ssK} {string.Join(',', b.Bug.Cves)}{(b.Bug.Security ? " security" : "")} blocks:{b.Blocks.Length}");
}
