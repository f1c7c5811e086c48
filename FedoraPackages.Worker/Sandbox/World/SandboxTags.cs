using System.Globalization;

namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>All tags and targets, named as Fedora names them (<c>upstreams/koji.md</c> §5).</summary>
internal sealed class SandboxTags
{
    private readonly Dictionary<string, SandboxTag> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<long, SandboxTag> byId = [];
    private readonly List<SandboxTarget> targets = [];

    public SandboxTags() => Add("trashcan", "", locked: false);

    public IReadOnlyCollection<SandboxTag> All => byName.Values;

    public IReadOnlyList<SandboxTarget> Targets => targets;

    public SandboxTag? Named(string name) => byName.GetValueOrDefault(name);

    public SandboxTag? With(long id) => byId.GetValueOrDefault(id);

    public SandboxTagSet AddFedora(string name, bool released)
    {
        var arches = string.Join(' ', SandboxRelease.FedoraArches);
        var content = Add(name, arches, locked: released);
        var updates = Add(name + "-updates", "", locked: false, content);
        var parent = released ? updates : content;
        var set = Surround(content, updates, parent, name + "-updates-testing", name + "-updates-candidate", name + "-updates-pending", arches);
        Add(name + "-rebuild", "", locked: false, content);
        Target(name, set);
        Target(name + "-candidate", set);
        return set;
    }

    public SandboxTagSet AddEpel(string name)
    {
        var content = Add(name, "x86_64 aarch64 ppc64le s390x", locked: false);
        var set = Surround(content, content, content, name + "-testing", name + "-testing-candidate", name + "-pending", content.Arches);
        Target(name + "-candidate", set);
        return set;
    }

    public SandboxTagSet AddEln()
    {
        var content = Add("eln", "x86_64 aarch64 ppc64le s390x", locked: false);
        var set = Surround(content, content, content, "eln-updates-testing", "eln-candidate", "eln-updates-pending", content.Arches);
        Target("eln", set);
        return set;
    }

    /// <summary>The alias that always means the newest release.</summary>
    public void AddRawhide(SandboxTagSet newest)
    {
        Add("rawhide", "", locked: false, newest.Base);
        Target("rawhide", newest);
    }

    private SandboxTagSet Surround(
        SandboxTag content, SandboxTag updates, SandboxTag parent, string testing, string candidate, string stablePending, string arches)
    {
        var inTesting = Add(testing, "", locked: false, parent);
        var pending = Add(testing + "-pending", "", locked: false, inTesting);
        var signing = Add(content.Name + "-signing-pending", "", locked: false, parent);
        var leaving = Add(stablePending, "", locked: false, parent);
        var landed = Add(candidate, "", locked: false, parent);
        var overrides = Add(content.Name + "-override", "", locked: false, parent);
        var buildroot = Add(content.Name + "-build", arches, locked: false, overrides);
        return new SandboxTagSet(content, updates, inTesting, pending, signing, leaving, landed, buildroot, overrides);
    }

    /// <summary>A tag to build a set of packages in before they come into the release together.</summary>
    public SandboxTag AddSideTag(SandboxRelease release, int number) =>
        Add(string.Create(CultureInfo.InvariantCulture, $"{release.Base.Name}-build-side-{number}"), "", locked: false, release.Buildroot);

    private SandboxTag Add(string name, string arches, bool locked, params IReadOnlyList<SandboxTag> parents)
    {
        var tag = new SandboxTag(70_000 + (byName.Count * 11), name, arches, locked, parents);
        byName.Add(name, tag);
        byId.Add(tag.Id, tag);
        return tag;
    }

    private void Target(string name, SandboxTagSet set) =>
        targets.Add(new SandboxTarget(15_000 + (targets.Count * 3), name, set.Buildroot, set.Candidate));
}
