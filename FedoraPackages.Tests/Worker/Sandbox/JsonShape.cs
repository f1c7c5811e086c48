using System.Text.Json;
using System.Text.Json.Nodes;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>Which members an object has, and of which types: what is null may be anything.</summary>
internal static class JsonShape
{
    /// <summary>What of ours is not as recorded: a member too many, one missing, one of another type.</summary>
    /// <param name="gone">Recorded members that newer answers do not have.</param>
    /// <param name="newer">Members that the recorded answer is too old for.</param>
    public static IEnumerable<string> Differences(JsonObject ours, JsonObject recorded, IReadOnlyCollection<string> gone, IReadOnlyCollection<string> newer)
    {
        foreach (var (name, value) in ours)
        {
            if (!recorded.TryGetPropertyValue(name, out var other))
            {
                if (!newer.Contains(name))
                    yield return $"{name} is not recorded";
            }
            else if (value is not null && other is not null && Kind(value) != Kind(other))
            {
                yield return $"{name} is {Kind(value)}, recorded {Kind(other)}";
            }
            else if (value is JsonArray { Count: > 0 } mine
                && other is JsonArray { Count: > 0 } theirs
                && mine[0] is JsonObject one
                && theirs[0] is JsonObject its)
            {
                foreach (var difference in Differences(one, its, gone, newer))
                    yield return $"{name}[].{difference}";
            }
            else if (value is JsonObject inner && other is JsonObject itsInner)
            {
                foreach (var difference in Differences(inner, itsInner, gone, newer))
                    yield return $"{name}.{difference}";
            }
        }

        foreach (var (name, _) in recorded)
        {
            if (!ours.ContainsKey(name) && !gone.Contains(name))
                yield return $"{name} is missing";
        }
    }

    private static JsonValueKind Kind(JsonNode node) => node.GetValueKind() is var kind && kind == JsonValueKind.False ? JsonValueKind.True : kind;
}
