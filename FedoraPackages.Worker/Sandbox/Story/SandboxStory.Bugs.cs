using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>Bugs: filed, moved, closed, hidden.</summary>
internal sealed partial class SandboxStory
{
    /// <param name="toldByComment">Some new bugs are told by their first comment only.</param>
    public Filed FileBug(string package, string summary, string severity = "unspecified", bool toldByComment = false)
    {
        lock (world.Gate)
        {
            var bug = New(package, "Fedora", "rawhide", summary, severity, [], [], []);
            return new Filed(bug, [toldByComment ? says.Bugzilla.Commented(bug, bug.Created) : says.Bugzilla.Filed(bug)]);
        }
    }

    /// <summary>A hole, and its tracker in the newest stable release; of the hole itself nothing is relayed.</summary>
    public Filed FileCve(string package, string cve, string severity)
    {
        lock (world.Gate)
        {
            var stable = world.Releases.Live.Last(r => r.Phase == SandboxPhase.Stable);
            var parent = New(
                "vulnerability", "Security Response", "unspecified", $"{cve} {package}: crafted input runs code", severity, ["Security"], [cve], []);
            var bug = New(
                package, "Fedora", BugHistory.VersionOf(stable), $"{cve} {package}: crafted input runs code [fedora-all]",
                severity, ["Security", "SecurityTracking"], [], [parent.Id]);
            return new Filed(bug, [says.Bugzilla.Filed(bug)]);
        }
    }

    public IReadOnlyList<SandboxMessage> MoveBug(long id, string component)
    {
        lock (world.Gate)
        {
            var bug = BugWith(id);
            var old = bug.Component;
            world.Bugs.Move(bug, component);
            return [Touch(bug, "component", old, component)];
        }
    }

    public IReadOnlyList<SandboxMessage> CloseBug(long id, string resolution)
    {
        lock (world.Gate)
        {
            var bug = BugWith(id);
            var old = bug.Status;
            (bug.Status, bug.Resolution) = ("CLOSED", resolution);
            return [Touch(bug, "status", old, "CLOSED")];
        }
    }

    public IReadOnlyList<SandboxMessage> ReopenBug(long id)
    {
        lock (world.Gate)
        {
            var bug = BugWith(id);
            (bug.Status, bug.Resolution) = ("ASSIGNED", "");
            return [Touch(bug, "status", "CLOSED", "ASSIGNED")];
        }
    }

    public IReadOnlyList<SandboxMessage> CommentOnBug(long id)
    {
        lock (world.Gate)
        {
            var bug = BugWith(id);
            bug.Changed = Whole(world.Now);
            return [says.Bugzilla.Commented(bug, world.Now)];
        }
    }

    /// <summary>A bug becomes private: nothing more is heard of it.</summary>
    public void HideBug(long id)
    {
        lock (world.Gate)
            BugWith(id).Private = true;
    }

    private SandboxBug New(
        string component, string product, string version, string summary, string severity,
        IReadOnlyList<string> keywords, IReadOnlyList<string> aliases, IReadOnlyList<long> blocks)
    {
        var now = Whole(world.Now);
        var bug = new SandboxBug
        {
            Id = world.Bugs.NextId(),
            Component = component,
            Product = product,
            Version = version,
            Summary = summary,
            Reporter = world.People.Packagers[(int)(now.ToUnixTimeSeconds() % world.People.Packagers.Count)],
            Created = now,
            Changed = now,
            Severity = severity,
            Keywords = keywords,
            Aliases = aliases,
            Blocks = blocks,
        };
        world.Bugs.Add(bug);
        return bug;
    }

    private SandboxMessage Touch(SandboxBug bug, string field, string removed, string added)
    {
        bug.Changed = Whole(world.Now);
        return says.Bugzilla.Modified(bug, field, removed, added, world.Now);
    }

    private SandboxBug BugWith(long id) => world.Bugs.With(id) ?? throw new ArgumentException($"no bug {id}", nameof(id));

    /// <summary>A bug that has been filed, and what was said about it.</summary>
    public sealed record Filed(SandboxBug Bug, IReadOnlyList<SandboxMessage> Messages);
}
