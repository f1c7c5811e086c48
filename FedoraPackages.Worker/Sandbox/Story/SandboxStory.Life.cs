using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>What happens by itself to updates and bugs; days of testing pass in minutes.</summary>
internal sealed partial class SandboxStory
{
    private static readonly string[] Complaints = ["crashes when the window is closed", "does not start any more", "wrong default font", "eats the battery"];

    private readonly List<SandboxUpdate> moving = [];

    private IReadOnlyList<SandboxMessage> BringOn(int chance) => chance < 28 ? BringUpdateOn() : StirABug();

    private IReadOnlyList<SandboxMessage> BringUpdateOn()
    {
        moving.RemoveAll(u => u.Status is not (BodhiStatus.Pending or BodhiStatus.Testing));
        if (moving.Count == 0)
            return AdvanceSomething();
        var update = moving[dice.Next(moving.Count)];
        return update switch
        {
            { Gating: BodhiGating.Waiting } when dice.Next(8) == 0 => FailTests(update.Alias, "fedora-ci.koji-build.tier0.functional"),
            { Gating: BodhiGating.Waiting or BodhiGating.Failed } => PassTests(update.Alias),
            { Status: BodhiStatus.Pending } when update.Builds.Any(b => b.IsIn(update.Release.SigningPending)) => Sign(update.Alias),
            { Status: BodhiStatus.Pending } => Push(update.Alias),
            { Request: BodhiRequest.Stable } when update.Release.Frozen => AdvanceSomething(),
            { Request: BodhiRequest.Stable } => Push(update.Alias),
            { Request: null } when LookAt(update) is { Count: > 0 } told => told,
            _ when update.MeetsRequirements(world.Now) => RequestStable(update.Alias),
            _ => Vote(update.Alias, dice.Next(12) == 0 ? -1 : 1),
        };
    }

    private IReadOnlyList<SandboxMessage> StirABug()
    {
        var package = SomePackage();
        var open = world.Bugs.Of(package.Name).Where(b => b is { IsOpen: true, Private: false }).ToList();
        return open.Count == 0 || dice.Next(3) == 0
            ? FileBug(package.Name, $"{package.Name} {Complaints[dice.Next(Complaints.Length)]}", "medium", dice.Next(3) == 0).Messages
            : dice.Next(2) == 0 ? CommentOnBug(open[dice.Next(open.Count)].Id)
            : CloseBug(open[dice.Next(open.Count)].Id, "ERRATA");
    }
}
