using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Tests.Connectors.Bodhi;

/// <summary>Every recorded answer of Bodhi's, and what is read of it.</summary>
public sealed class RecordedAnswerTests
{
    /// <summary>Each file, as what it is read, and what comes of it.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        {
            "asm_updates_packages_eog_page1.json", "update",
            "FEDORA-2022-7f0f1efa1c F36 Stable gating:Ignored Bugfix/Unspecified karma:5 builds:1 bugs:0  2022-08-18T14:31:30+00:00 "
                + "2022-08-19T01:12:11+00:00 by:kalev + FEDORA-2022-3c7a2fe328 F35 Stable gating:Ignored Bugfix/Low karma:3 builds:1 bugs:0  "
                + "2022-03-20T09:00:21+00:00 2022-03-20T13:12:10+00:00 by:amigadave + FEDORA-2022-3c3cf62ec7 F36 Unpushed gating:Ignored Bugfix/Low "
                + "karma:1 builds:1 bugs:1  2022-03-04T23:57:14+00:00 2022-03-05T17:09:54+00:00 by:adamwill + 15 more"
        },
        { "fix_comment_created.json", "update", "Unreadable: an update without its key, release or date" },
        { "fix_composes.json", "update", "Unreadable: an update without its key, release or date" },
        {
            "fix_overrides_query.json", "overrides",
            "nodejs-grunt-wrap-0.3.0-2.fc25<bowlofeggs python-pyramid-1.5.6-3.el7<bowlofeggs erlang-esip-1.0.8-1.fc25<bowlofeggs "
                + "erlang-stun-1.0.7-1.fc25<bowlofeggs erlang-iconv-1.0.2-1.fc25<bowlofeggs erlang-stringprep-1.0.6-1.fc25<bowlofeggs "
                + "erlang-fast_tls-1.0.7-1.fc25<bowlofeggs erlang-fast_yaml-1.0.6-1.fc25<bowlofeggs erlang-fast_xml-1.1.15-1.fc25<bowlofeggs "
                + "python-fedmsg-atomic-composer-2016.3-1.el7<bowlofeggs python-fedmsg-atomic-composer-2016.3-1.fc24<bowlofeggs"
        },
        { "fix_overrides_query_single.json", "overrides", "nodejs-grunt-wrap-0.3.0-2.fc25<bowlofeggs" },
        { "fix_releases_with_archived.json", "releases", "F29:Rawhide/Pending F28:Stable/Current F26:Stable/Archived" },
        {
            "fix_update_single.json", "update",
            "FEDORA-EPEL-2016-3081a94111 EPEL-7 Stable gating: Bugfix/Unspecified karma:0 builds:1 bugs:0  2016-10-05T18:10:22+00:00 "
                + "2016-10-06T00:55:15+00:00 by:bowlofeggs"
        },
        {
            "fix_updates_query_multi.json", "update",
            "FEDORA-2017-c95b33872d F25 Testing gating: NewPackage/Low karma:0 builds:1 bugs:1  2017-02-13T17:38:43+00:00 2017-02-13T22:56:06+00:00 "
                + "by:bowlofeggs + FEDORA-2017-c95b33872d F25 Testing gating: NewPackage/Low karma:0 builds:1 bugs:1  2017-02-13T17:38:43+00:00 "
                + "2017-02-13T22:56:06+00:00 by:bowlofeggs"
        },
        {
            "fix_updates_query_one.json", "update",
            "FEDORA-2017-c95b33872d F25 Testing gating: NewPackage/Low karma:0 builds:1 bugs:1  2017-02-13T17:38:43+00:00 2017-02-13T22:56:06+00:00 "
                + "by:bowlofeggs"
        },
        {
            "rec2018_releases_page1.json", "releases",
            "F28:Rawhide/Pending F27:Stable/Current F26:Stable/Current F25:Stable/Archived F24:Stable/Archived F23:Stable/Archived F22:Stable/Archived "
                + "F21:Stable/Archived EPEL-7:Epel/Current EL-6:Epel/Current EL-5:Epel/Archived"
        },
        {
            "rec2022_update_FEDORA-2021-81083f4497_stable_22builds_testcases.json", "update",
            "FEDORA-2021-81083f4497 F35 Stable gating:Passed Bugfix/Unspecified karma:4 builds:22 bugs:4 critical  2021-11-02T19:42:11+00:00  by:kalev"
        },
        {
            "rec2022_update_FEDORA-2021-e83de2541a_testcases.json", "update",
            "FEDORA-2021-e83de2541a F35 Stable gating:Passed Bugfix/Medium karma:2 builds:1 bugs:0 critical  2021-10-18T22:04:10+00:00 "
                + "2021-10-20T13:47:02+00:00 by:rishi"
        },
        {
            "rec2022_update_FEDORA-2022-3c3cf62ec7_unpushed_bug.json", "update",
            "FEDORA-2022-3c3cf62ec7 F36 Unpushed gating:Ignored Bugfix/Low karma:1 builds:1 bugs:1  2022-03-04T23:57:14+00:00 2022-03-05T17:09:54+00:00 "
                + "by:adamwill"
        },
        {
            "rec2022_update_FEDORA-2022-3f16a865ad_unpushed_4builds.json", "update",
            "FEDORA-2022-3f16a865ad F36 Unpushed gating:Passed Bugfix/Low karma:1 builds:4 bugs:0 critical  2022-03-17T14:40:25+00:00 "
                + "2022-03-18T15:52:43+00:00 by:amigadave"
        },
        {
            "rec2022_update_FEDORA-2022-553f70a692_from_side_tag.json", "update",
            "FEDORA-2022-553f70a692 F36 Stable gating:Ignored Enhancement/Low karma:0 builds:4 bugs:0 critical f36-build-side-49460 "
                + "2022-01-13T14:49:02+00:00 2022-01-13T14:50:24+00:00 by:amigadave"
        },
        {
            "rec2022_update_FEDORA-2022-6746739d52_security_28builds_11bugs.json", "update",
            "FEDORA-2022-6746739d52 F36 Stable gating:Passed Security/Unspecified karma:0 builds:28 bugs:11 critical  2022-02-25T16:04:34+00:00 "
                + "2022-02-25T20:48:40+00:00 by:smani"
        },
        {
            "rec2022_update_FEDORA-2022-8f08cbc887_karma_18comments.json", "update",
            "FEDORA-2022-8f08cbc887 F36 Stable gating:Passed Bugfix/Low karma:8 builds:1 bugs:0 critical  2022-06-03T08:08:11+00:00 "
                + "2022-06-04T02:07:55+00:00 by:amigadave"
        },
        {
            "rec2022_update_FEDORA-2022-9515529c96_security_2builds.json", "update",
            "FEDORA-2022-9515529c96 F35 Stable gating:Passed Security/Medium karma:3 builds:2 bugs:2 critical  2022-03-28T20:39:44+00:00 "
                + "2022-03-29T01:31:29+00:00 by:smani"
        },
        {
            "rec2022_update_FEDORA-2022-975e21444a_security_bugs.json", "update",
            "FEDORA-2022-975e21444a F36 Stable gating:Passed Security/Medium karma:6 builds:1 bugs:2 critical  2022-03-28T20:39:42+00:00 "
                + "2022-03-29T01:22:02+00:00 by:smani"
        },
        {
            "rec2022_update_FEDORA-2022-b027d3a1b1_rawhide_automatic.json", "update",
            "FEDORA-2022-b027d3a1b1 F36 Stable gating:Ignored Unspecified/Unspecified karma:0 builds:1 bugs:0 critical  2022-01-16T18:22:41+00:00 "
                + "2022-01-16T18:22:59+00:00 by:pbrobinson"
        },
        { "rec2022_update_FEDORA-FLATPAK-2021-47ba6c9e6e_obsolete_flatpak.json", "update", "not of RPMs" },
        { "rec2022_update_FEDORA-FLATPAK-2022-274a792493_flatpak.json", "update", "not of RPMs" },
        {
            "rec2025_releases_current_pending_frozen_page1.json", "releases",
            "F43:Rawhide/Pending/0,0 F42:Branched/Pending/0,0 F41:Stable/Current/1,7 F40:Stable/Current/1,7 EPEL-10.0:Epel/Current/1,7 "
                + "EPEL-9:Epel/Current/1,7 EPEL-9N:Epel/Current/1,7 EPEL-8:Epel/Current/1,7 ELN:Eln/Pending/1,0"
        },
        {
            "rec_releases_epel10-post-10.0-branch-window.json", "releases",
            "F28:Stable/Archived/1,7 F27:Stable/Archived/1,7 F26:Stable/Archived/1,7 F25:Stable/Archived/1,7 F24:Stable/Archived/1,7 "
                + "F23:Stable/Archived/1,7 F22:Stable/Archived/1,7 F21:Stable/Archived/1,7 EPEL-10.1:Epel/Current/1,7 EPEL-10.0:Epel/Current/1,7 "
                + "EPEL-9:Epel/Current/1,7 EPEL-9N:Epel/Current/1,7 EPEL-8:Epel/Current/1,7 EPEL-8N:Epel/Archived/1,7 EPEL-7:Epel/Archived/1,7 "
                + "EL-6:Epel/Archived/1,7 EL-5:Epel/Archived/1,7 ELN:Eln/Pending/1,0"
        },
        {
            "rec_releases_epel10-post-10.1-branch-window.json", "releases",
            "F27:Stable/Archived/1,7 F26:Stable/Archived/1,7 F25:Stable/Archived/1,7 F24:Stable/Archived/1,7 F23:Stable/Archived/1,7 "
                + "F22:Stable/Archived/1,7 F21:Stable/Archived/1,7 EPEL-10.2:Epel/Current/1,7 EPEL-10.1:Epel/Current/1,7 EPEL-10.0:Epel/Current/1,7 "
                + "EPEL-9:Epel/Current/1,7 EPEL-9N:Epel/Current/1,7 EPEL-8:Epel/Current/1,7 EPEL-8N:Epel/Archived/1,7 EPEL-7:Epel/Archived/1,7 "
                + "EL-6:Epel/Archived/1,7 EL-5:Epel/Archived/1,7 ELN:Eln/Pending/1,0"
        },
        {
            "rec_releases_f40-branch-window.json", "releases",
            "F40:Rawhide/Pending F41:Branched/Pending F39:Stable/Current F38:Stable/Current EPEL-9:Epel/Current EPEL-9N:Epel/Current EPEL-8:Epel/Current "
                + "EPEL-8N:Epel/Current EPEL-7:Epel/Current ELN:Eln/Pending"
        },
        {
            "rec_releases_f42-post-branch-window.json", "releases",
            "F43:Rawhide/Pending/0,0 F42:Branched/Frozen/1,3 F41:Stable/Current/1,7 F40:Stable/Current/1,7 F39:Stable/Archived/1,7"
        },
        {
            "rec_releases_page-1.json", "releases",
            "F40:Stable/Current F39:Stable/Current EPEL-10.0:Epel/Pending EPEL-9:Epel/Current EPEL-9N:Epel/Current EPEL-8:Epel/Current ELN:Eln/Pending"
        },
        { "rec_releases_page-2.json", "releases", "F42:Rawhide/Pending F41:Branched/Pending" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Answer_Recorded_IsReadIntoTheRightRecord(string file, string read, string expected) => Assert.Equal(expected, Said(file, read));

    [Fact]
    public void Table_OfRecordedAnswers_NamesEveryFile() =>
        Assert.Equal(
            Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Files.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Answer_Recorded_LeavesNobodysAddressInWhatIsKept(string file, string read, string expected)
    {
        var body = File.ReadAllBytes(Path.Combine(Folder, file));
        if (read != "update" || expected.Contains(": ", StringComparison.Ordinal))
            return;
        var kept = BodhiApi.Read(body, root => Rows(root, "updates").Select(BodhiUpdateRow.Read).OfType<BodhiUpdate>().ToList());

        Assert.DoesNotMatch(
            "[A-Za-z0-9]@[A-Za-z0-9]", System.Text.Encoding.UTF8.GetString(BodhiPanels.Updates.Write(new UpdateList(kept.Count, [.. kept], []))));
    }

    private static string Folder => RecordedFiles.Folder(Path.Combine("http", "bodhi"));

    private static string Said(string file, string read)
    {
        try
        {
            return BodhiApi.Read(File.ReadAllBytes(Path.Combine(Folder, file)), root => read switch
            {
                "releases" => string.Join(
                    ' ', BodhiReleaseRow.Ordered(Rows(root, "releases").Select(BodhiReleaseRow.Read).OfType<BodhiRelease>()).Select(Said)),
                "overrides" => string.Join(' ', Rows(root, "overrides").Select(BodhiUpdateRow.Override).Select(o => $"{o!.Nvr}<{o.Submitter}")),
                _ => RecordedFiles.FirstOf(Rows(root, "updates").ConvertAll(row => Said(BodhiUpdateRow.Read(row)))),
            });
        }
        catch (UpstreamException e)
        {
            return $"{e.Problem}: {e.Message}";
        }
    }

    // A list, one of its rows alone, or one under a name of its own.
    private static List<JsonElement> Rows(JsonElement root, string list) =>
        root.TryGetProperty(list, out var rows) ? [.. rows.EnumerateArray()] : [root.TryGetProperty(list.TrimEnd('s'), out var one) ? one : root];

    private static string Said(BodhiRelease r) =>
        $"{r.Name}:{r.Kind}/{r.State}{(r.Thresholds is { } t ? string.Create(CultureInfo.InvariantCulture, $"/{t.Karma},{t.Days}") : "")}";

    private static string Said(BodhiUpdate? u) => u is null ? "not of RPMs" : string.Create(CultureInfo.InvariantCulture,
        $"{u.Alias} {u.Release} {u.Status}{(u.Request is { } r ? $">{r}" : "")} gating:{u.Gating} {u.Type}/{u.Severity} "
            + $"karma:{u.Karma} builds:{u.Builds.Length} bugs:{u.Bugs.Length} {(u.Critical ? "critical " : "")}{u.SideTag} "
            + $"{u.Submitted:yyyy-MM-ddTHH:mm:ssK} {u.TestingSince:yyyy-MM-ddTHH:mm:ssK} by:{u.Submitter}");
}
