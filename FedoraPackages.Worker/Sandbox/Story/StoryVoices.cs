using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>Who says what happened.</summary>
internal sealed class StoryVoices
{
    public StoryVoices(SandboxWorld world)
    {
        var envelopes = new Envelopes(new Random(world.Seed + 1));
        Koji = new KojiMessages(envelopes);
        Bodhi = new BodhiMessages(envelopes, world);
        Bugzilla = new BugzillaMessages(envelopes);
    }

    public KojiMessages Koji { get; }

    public BodhiMessages Bodhi { get; }

    public BugzillaMessages Bugzilla { get; }
}
