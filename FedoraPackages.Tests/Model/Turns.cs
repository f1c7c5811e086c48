namespace FedoraPackages.Tests.Model;

/// <summary>
/// Everybody who wants to go on waits here for a turn; one at a time gets it and runs, on the one thread there is, until it wants the
/// next. So a schedule is nothing but the order of turns, and the same order is the same run.
/// </summary>
internal sealed class Turns
{
    private readonly List<(Actor Actor, TaskCompletionSource Turn)> waiting = [];
    private readonly List<(Actor Actor, TaskCompletionSource Turn)> idle = [];

    /// <summary>How many have something to do.</summary>
    public int Waiting => waiting.Count;

    /// <summary>Waits for a turn. The dead wait for ever.</summary>
    public Task NextAsync(Actor actor) => Enqueue(waiting, actor);

    /// <summary>As above, for those who only look whether there is something to do.</summary>
    public Task IdleAsync(Actor actor) => Enqueue(idle, actor);

    public void RunOne(Random dice) => Run(waiting, dice.Next(waiting.Count));

    /// <summary>Lets one of the idle look.</summary>
    public void RunIdle(Random dice)
    {
        if (idle.Count > 0)
            Run(idle, dice.Next(idle.Count));
    }

    /// <summary>Lets everybody go on until all are idle.</summary>
    public void RunAll()
    {
        while (waiting.Count > 0)
            Run(waiting, 0);
    }

    /// <summary>Lets each of the idle look once.</summary>
    public void RunAllIdle()
    {
        for (var left = idle.Count; left > 0 && idle.Count > 0; left--)
            Run(idle, 0);
    }

    public void Kill(Actor actor)
    {
        actor.IsDead = true;
        waiting.RemoveAll(w => w.Actor == actor);
        idle.RemoveAll(w => w.Actor == actor);
    }

    private static Task Enqueue(List<(Actor Actor, TaskCompletionSource Turn)> line, Actor actor)
    {
        // Continuations run within SetResult: that is what keeps everything on one thread.
        var turn = new TaskCompletionSource();
        if (!actor.IsDead)
            line.Add((actor, turn));
        return turn.Task;
    }

    private static void Run(List<(Actor Actor, TaskCompletionSource Turn)> line, int index)
    {
        var (_, turn) = line[index];
        line.RemoveAt(index);
        turn.SetResult();
    }
}
