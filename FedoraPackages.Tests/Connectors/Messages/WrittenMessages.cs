namespace FedoraPackages.Tests.Connectors.Messages;

/// <summary>A small message of each kind that is read, written by hand, with the package and the facets it is about.</summary>
internal static class WrittenMessages
{
    private const string Repository =
        """{"name":"guake","namespace":"rpms","fullname":"rpms/guake","full_url":"https://src.fedoraproject.org/rpms/guake","parent":null}""";

    private const string Forge =
        """{"name":"guake","full_name":"rpms/guake","fork":false,"html_url":"https://src.fedoraproject.org/rpms/guake","owner":{"login":"rpms"}}""";

    private const string Update = """{"alias":"FEDORA-2026-0123456789","content_type":"rpm","builds":[{"nvr":"guake-3.10-1.fc44","type":"rpm"}]}""";

    private const string Project = """{"id":7,"name":"guake","version":"3.11"}""";

    private const string Artifact = """{"type":"koji-build","id":7,"component":"guake","nvr":"guake-3.10-1.fc44","scratch":false}""";

    public static IReadOnlyList<(string Topic, string Body, string Packages, string Facets)> All { get; } =
    [
        Of("buildsys.build.state.change",
            """{"attribute":"state","build_id":7,"name":"guake","version":"3.10","release":"1.fc44","new":1,"old":0,"instance":"primary"}""",
            "builds,overview"),
        Of("buildsys.build.state.change", """{"attribute":"state","build_id":7,"name":"guake","new":3,"old":0,"instance":"primary"}""", "builds"),
        Of("buildsys.tag",
            """{"build_id":7,"name":"guake","tag":"f44","instance":"primary","base_url":"https://koji.fedoraproject.org"}""", "builds,overview,updates"),
        Of("buildsys.untag", """{"build_id":7,"name":"guake","tag":"f44-updates-candidate","instance":"primary"}""", "builds"),
        Of("buildsys.package.list.change", """{"package":"guake","tag":"f44","action":"block","instance":"primary"}""", "overview"),
        Of("bodhi.update.edit", $$"""{"update":{{Update}},"removed_builds":[]}""", "updates"),
        Of("bodhi.update.comment", $$$"""{"comment":{"id":7,"update":{{{Update}}} }}""", "updates"),
        Of("bodhi.update.complete.stable", $$"""{"update":{{Update}}}""", "overview,updates"),
        Of("bodhi.update.status.testing.koji-build-group.build.complete",
            $$$"""{"update":{{{Update}}},"artifact":{"builds":[{"nvr":"guake-3.10-1.fc44"}]}}""", "overview,updates"),
        Of("bodhi.buildroot_override.tag", """{"override":{"nvr":"guake-3.10-1.fc44"}}""", "updates"),
        Of("bodhi.errata.publish", $$"""{"subject":"x","body":"x","update":{{Update}}}""", "updates"),
        Of("bodhi.compose.complete", """{"repo":"f44-updates","success":true,"ctype":"rpm"}""", "bulk", packages: ""),
        Of("bugzilla.bug.update",
            """{"bug":{"id":7,"product":"Fedora","component":"guake","status":{"name":"NEW"}},"event":{"changes":[{"field":"cc","removed":""}]}}""", "bugs"),
        Of("greenwave.decision.update",
            """{"subject_type":"koji_build","subject_identifier":"guake-3.10-1.fc44","policies_satisfied":true}""", "tests,updates"),
        Of("greenwave.decision.update",
            """{"subject_type":"bodhi_update","subject_identifier":"FEDORA-2026-0123456789","policies_satisfied":false}""", "tests,updates", packages: ""),
        Of("git.receive",
            """{"commit":{"repo":"guake","namespace":"rpms","branch":"f44","rev":"0a","stats":{"files":{"guake.spec":{"additions":1,"deletions":0}}}}}""",
            "changelog,sources"),
        Of("pagure.git.receive",
            $$$"""{"repo":{{{Repository}}} ,"branch":"refs/heads/f44","end_commit":"0a","total_commits":2,"changed_files":{"guake.spec":"M"}}""",
            "changelog,sources"),
        Of("pagure.git.receive",
            $$$"""{"repo":{{{Repository}}} ,"branch":"f44","end_commit":"0a","total_commits":1,"changed_files":{"dead.package":"A"}}""",
            "changelog,overview,sources"),
        Of("pagure.git.branch.creation", $$"""{"repo":{{Repository}},"branch":"epel10","rev":"0a"}""", "sources"),
        Of("pagure.git.tag.creation", $$"""{"repo":{{Repository}},"tag":"v1","rev":"0a"}""", "sources"),
        Of("pagure.project.user.added", $$"""{"project":{{Repository}},"new_user":"somebody"}""", "overview"),
        Of("pagure.pull-request.comment.added", $$$"""{"pullrequest":{"id":7,"project":{{{Repository}}} }}""", "sources"),
        Of("pagure.commit.flag.added", $$$"""{"repo":{{{Repository}}} ,"flag":{"commit_hash":"0a","status":"failure","username":"zuul"}}""", "tests"),
        Of("forgejo.push",
            $$$"""{"body":{"ref":"refs/heads/f44","after":"0a","commits":[{"added":[],"removed":[]}],"repository":{{{Forge}}} },"headers":{}}""",
            "changelog,sources"),
        Of("forgejo.pull_request", $$$"""{"body":{"action":"opened","number":7,"repository":{{{Forge}}} }}""", "sources"),
        OfAnitya("project.version.update.v2",
            $$"""{"message":{"packages":[{"distro":"Fedora","package_name":"guake"},{"distro":"Debian","package_name":"other"}]},"project":{{Project}}}"""),
        OfAnitya("project.map.new", $$"""{"distro":{"name":"Fedora"},"message":{"new":"guake"},"project":{{Project}}}"""),
        OfAnitya("project.map.update",
            $$"""{"distro":{"name":"Fedora"},"message":{"new":"guake","prev":"guake2"},"project":{{Project}}}""", packages: "guake,guake2"),
        OfAnitya("project.map.remove", $$"""{"message":{"distro":"Fedora","project":"guake"},"project":{{Project}}}""", packages: ""),
        OfAnitya("project.edit", $$"""{"message":{},"project":{{Project}}}""", packages: ""),
        Of("hotness.update.bug.file",
            """{"bug":{"bug_id":7},"package":"guake","trigger":{"msg":{"message":{"packages":[{"distro":"Fedora","package_name":"other"}]}}}}""",
            "bugs,upstream"),
        Of("koschei.package.state.change", """{"name":"guake","old":"ok","new":"failing","collection":"f44","koji_instance":"primary"}""", "tests"),
        ("org.centos.prod.ci.koji-build.test.complete",
            $$$"""{"artifact":{{{Artifact}}},"test":{"namespace":"fedora-ci","type":"t","category":"c","result":"passed"}}""",
            "guake", "tests"),
        Of("ci.koji-build.test.error", $$$"""{"artifact":{{{Artifact}}},"test":{"type":"t"}}""", "tests"),
        ("org.centos.prod.ci.fedora-update.test.running",
            """{"artifact":{"type":"fedora-update","alias":"FEDORA-2026-0123456789","builds":[{"nvr":"guake-3.10-1.fc44"}]}}""",
            "guake", "tests,updates"),
        Of("resultsdb.result.new",
            """{"outcome":"PASSED","testcase":{"name":"t"},"data":{"type":["koji_build"],"item":["guake-3.10-1.fc44"]}}""", "tests,updates"),
        Of("resultsdb.result.new",
            """{"outcome":"FAILED","testcase":{"name":"t"},"data":{"type":"bodhi_update","item":"FEDORA-2026-0123456789"}}""", "tests,updates", packages: ""),
        Of("waiverdb.waiver.new", """{"subject_type":"koji_build","subject_identifier":"guake-3.10-1.fc44","testcase":"t","waived":true}""", "tests,updates"),
        Of("pungi.compose.status.change", """{"compose_id":"Fedora-Rawhide-20260105.n.0","status":"FINISHED_INCOMPLETE"}""", "bulk", packages: ""),
        Of("mdapi.repo.update",
            """{"name":"rawhide","packages":["guake","guake-libs"]}""", "changelog,contents,overview,relationships", packages: "guake,guake-libs"),
        Of("faf.problem.threshold10", """{"problem_id":7,"count":10,"components":["guake","guake"]}""", "problems"),
        Of("faf.report.threshold1", """{"report_id":7,"count":1,"component":"guake"}""", "problems"),
    ];

    private static (string Topic, string Body, string Packages, string Facets) Of(string topic, string body, string facets, string packages = "guake") =>
        ("org.fedoraproject.prod." + topic, body, packages, facets);

    private static (string Topic, string Body, string Packages, string Facets) OfAnitya(string topic, string body, string packages = "guake") =>
        ("org.release-monitoring.prod.anitya." + topic, body, packages, "upstream");
}
