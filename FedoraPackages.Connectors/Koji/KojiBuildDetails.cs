using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Connectors.Koji;

/// <summary>
/// Adds to the newest builds what their rows do not say: tags, targets, architectures, why one failed. Two batches at most, none when
/// nothing needs them. A call that the hub refuses loses only its own detail.
/// </summary>
internal sealed class KojiBuildDetails(KojiHub hub)
{
    private const int Tagged = 50;
    private const int Running = 50;
    private const int Failed = 20;

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
            yield return new(build.BuildId, KojiCall.TaskTree(task), (build, tree) => build with { Tasks = KojiRows.ArchTasks(tree, task) });
        }
    }

    private static IEnumerable<Question> FailureQuestions(ImmutableArray<KojiBuild> builds) =>
        from build in builds
        where build.State == BuildState.Failed
        let first = build.Tasks.Where(task => task.State == TaskState.Failed).OrderBy(task => task.Completed).ThenBy(task => task.TaskId).FirstOrDefault()
        where first is not null
        select new Question(
            build.BuildId,
            KojiCall.TaskResult(first.TaskId),
            (build, result) => build with { Failure = KojiFailures.Read(first, result) });

    private async Task<ImmutableArray<KojiBuild>> AnswerAsync(ImmutableArray<KojiBuild> builds, List<Question> questions, CancellationToken ct) =>
        questions.Count == 0
            ? builds
            : await hub.CallAsync([.. questions.Select(q => q.Call)], slots => Apply(builds, questions, slots), ct).ConfigureAwait(false);

    private static ImmutableArray<KojiBuild> Apply(ImmutableArray<KojiBuild> builds, List<Question> questions, IReadOnlyList<XmlRpcAnswer> slots)
    {
        var byId = builds.ToDictionary(build => build.BuildId);
        foreach (var (question, slot) in questions.Zip(slots))
        {
            if (slot.Fault is null)
                byId[question.BuildId] = question.Add(byId[question.BuildId], slot.Value);
        }

        return [.. builds.Select(build => byId[build.BuildId])];
    }

    private sealed record Question(long BuildId, KojiCall Call, Func<KojiBuild, XmlRpcValue, KojiBuild> Add);
}
