using System.Globalization;

namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Every release with its tags and targets. Rawhide is F46; a new release is branched every half year.</summary>
internal sealed class SandboxReleases
{
    public const int RawhideNumber = 46;

    private const int OldestNumber = 20;
    private const int BranchedDaysAgo = 75;
    private const int DaysBetween = 182;

    private readonly Dictionary<int, SandboxRelease> fedora = [];
    private readonly List<SandboxRelease> live = [];
    private readonly SandboxTags tags = new();
    private readonly DateTimeOffset anchor;

    public SandboxReleases(DateTimeOffset anchor)
    {
        this.anchor = anchor;
        for (var number = OldestNumber; number <= RawhideNumber; number++)
        {
            var release = Fedora(number);
            fedora.Add(number, release);
            if (release.Place >= 0)
                live.Add(release);
        }

        foreach (var version in (string[])["9", "10.1", "10.2"])
            live.Add(Epel(version));
        live.Add(Eln());
    }

    public SandboxRelease Rawhide => fedora[RawhideNumber];

    /// <summary>What is alive, oldest Fedora first, then EPEL and ELN.</summary>
    public IReadOnlyList<SandboxRelease> Live => live;

    /// <summary>Every release, those of the past too.</summary>
    public IEnumerable<SandboxRelease> All => fedora.Values.Where(release => release.Place < 0).Concat(live);

    public SandboxTags Tags => tags;

    public SandboxRelease? Named(string name) => live.Find(release => release.Name == name);

    public SandboxRelease Numbered(int number) => fedora[Math.Clamp(number, OldestNumber, RawhideNumber)];

    /// <summary>The number that Rawhide had then.</summary>
    public int RawhideAt(DateTimeOffset time)
    {
        var sinceLast = (anchor.AddDays(-BranchedDaysAgo) - time).TotalDays;
        return sinceLast <= 0 ? RawhideNumber : Math.Max(OldestNumber, RawhideNumber - 1 - (int)(sinceLast / DaysBetween));
    }

    /// <summary>When the release of that number was branched, and everything rebuilt three weeks before.</summary>
    public DateTimeOffset BranchedAt(int number) =>
        anchor.AddDays(-BranchedDaysAgo - (DaysBetween * (RawhideNumber - 1 - Math.Min(number, RawhideNumber - 1))));

    private SandboxRelease Fedora(int number)
    {
        var phase = (RawhideNumber - number) switch
        {
            0 => SandboxPhase.Rawhide,
            1 => SandboxPhase.Branched,
            2 or 3 => SandboxPhase.Stable,
            _ => SandboxPhase.Archived,
        };
        var name = string.Create(CultureInfo.InvariantCulture, $"f{number}");
        var released = phase is SandboxPhase.Stable or SandboxPhase.Archived;
        var set = tags.AddFedora(name, released);
        var release = new SandboxRelease
        {
            Name = name.ToUpperInvariant(),
            Phase = phase,
            Number = number,
            Place = phase == SandboxPhase.Archived ? -1 : live.Count,
            Dist = string.Create(CultureInfo.InvariantCulture, $"fc{number}"),
            Branch = phase == SandboxPhase.Rawhide ? "rawhide" : name,
            Target = phase == SandboxPhase.Rawhide ? "rawhide" : name + "-candidate",
            Branched = BranchedAt(number),
            Base = set.Base,
            Stable = released ? set.Updates : set.Base,
            Testing = set.Testing,
            TestingPending = set.TestingPending,
            SigningPending = set.SigningPending,
            StablePending = set.StablePending,
            Override = set.Override,
            Candidate = set.Candidate,
            Buildroot = set.Buildroot,
            Frozen = phase == SandboxPhase.Branched,
        };
        release.Base.ListOf = release;
        if (phase == SandboxPhase.Rawhide)
            tags.AddRawhide(set);
        return release;
    }

    private SandboxRelease Epel(string version)
    {
        var set = tags.AddEpel("epel" + version);
        return Other(
            "EPEL-" + version, SandboxPhase.Epel, "el" + version.Replace('.', '_'), version == "10.2" ? "epel10" : "epel" + version,
            $"epel{version}-candidate", set);
    }

    private SandboxRelease Eln() => Other("ELN", SandboxPhase.Eln, "eln154", "rawhide", "eln", tags.AddEln());

    private SandboxRelease Other(string name, SandboxPhase phase, string dist, string branch, string target, SandboxTagSet set)
    {
        var release = new SandboxRelease
        {
            Name = name,
            Phase = phase,
            Place = live.Count,
            Dist = dist,
            Branch = branch,
            Target = target,
            Branched = anchor.AddDays(-400),
            Base = set.Base,
            Stable = set.Base,
            Testing = set.Testing,
            TestingPending = set.TestingPending,
            SigningPending = set.SigningPending,
            StablePending = set.StablePending,
            Override = set.Override,
            Candidate = set.Candidate,
            Buildroot = set.Buildroot,
        };
        release.Base.ListOf = release;
        return release;
    }
}
