using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Connectors.Koji;

/// <summary>
/// Adds to the newest builds what their rows do not say: tags, targets, architectures, why one failed. Two batches at most, none when
/// nothing needs them. What the hub does not have is not there; a call that goes wrong in any other way leaves its build incomplete.
/// </summary>
internal sealed class KojiBuildDetails(KojiHub hub)
{
    private const int Tagged = 50;
    private const int Running = 50;
    private const int Failed = 50;

    /// <summary>The builds whose tags are asked for: the newest complete ones.</summary>
    public static IEnumerable<KojiBuild> WithTags(IEnumerable<KojiBuild> builds) =>
        builds.Where(build => build.State == BuildState.Complete).Take(Tagged);

    public async Task<ImmutableArray<KojiBuild>> AddAsync(ImmutableArray<KojiBuild> builds, CancellationToken ct)
    {
        builds = await AnswerAsync(builds, [.. TagQuestions(builds), .. TaskQuestions(builds)], ct).ConfigureAwait(false);
        return await AnswerAsync(builds, [.. FailureQuestions(builds)], ct).ConfigureAwait(false);
    }

    private static IEnumerable<Question> TagQuestions(ImmutableArray<KojiBuild> builds) =>
        WithTags(builds).Select(build => new Question(
            build.BuildId,
            KojiCall.Tags(build.BuildId),
            static (build, tags) => build with { Tags = KojiRows.TagNames(tags) }));

    private static IEnumerable<Question> TaskQuestions(ImmutableArray<KojiBuild> builds)
    {
        var running = builds.Where(build => build is { State: BuildState.Building, TaskId: not null }).Take(Running);
        var failed = builds.Where(build => build is { State: BuildState.Failed, TaskId: not null }).Take(Failed);
        foreach (var build in running.Concat(failed))
        {
            var task = build.TaskId!.Value;
            yield return new(build.BuildId, KojiCall.Task(task), static (build, info) => build with { Target = KojiRows.Target(info) });
            yield return new(build.BuildId, KojiCall.TaskTree(task), (build, tree) => build with
            {
                Tasks = KojiRows.ArchTasks(tree, task),
                // Where no part of it failed, its own task did: the target was locked, say.
                Failure = build.State == BuildState.Failed ? KojiRows.FailedTask(tree) ?? new KojiBuildFailure(task, "build", "", null) : null,
            });
        }
    }

    private static IEnumerable<Question> FailureQuestions(ImmutableArray<KojiBuild> builds) =>
        from build in builds
        where build.Failure is not null
        let failure = build.Failure
        let leavesLogs = build.Tasks.Any(task => task.TaskId == failure.TaskId)
        select new Question(
            build.BuildId, KojiCall.TaskResult(failure.TaskId),
            (build, result) => build with { Failure = KojiFailures.Read(failure, leavesLogs, result) });

    private async Task<ImmutableArray<KojiBuild>> AnswerAsync(ImmutableArray<KojiBuild> builds, List<Question> questions, CancellationToken ct) =>
        questions.Count == 0
            ? builds
            : await hub.CallAsync([.. questions.Select(q => q.Call)], slots => Apply(builds, questions, slots), ct).ConfigureAwait(false);

    private static ImmutableArray<KojiBuild> Apply(ImmutableArray<KojiBuild> builds, List<Question> questions, IReadOnlyList<XmlRpcAnswer> slots)
    {
        var byId = builds.ToDictionary(build => build.BuildId);
        foreach (var (question, slot) in questions.Zip(slots))
        {
            var build = byId[question.BuildId];
            if (slot.Fault is null)
                byId[question.BuildId] = question.Add(build, slot.Value);
            else if (slot.Fault.Code != KojiHub.NoSuchThing)
                byId[question.BuildId] = build with { Incomplete = true };
        }

        return [.. builds.Select(build => byId[build.BuildId])];
    }

    private sealed record Question(long BuildId, KojiCall Call, Func<KojiBuild, XmlRpcValue, KojiBuild> Add);
}
