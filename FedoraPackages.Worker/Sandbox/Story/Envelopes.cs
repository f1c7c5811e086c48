using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json.Nodes;

namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>Makes messages of bodies, with the headers that fedora-messaging gives them (<c>upstreams/bus.md</c> §1.5).</summary>
internal sealed class Envelopes(Random random)
{
    public SandboxMessage Seal(
        string topic, string schema, int severity, int priority, IEnumerable<string> packages, string? user, JsonObject body, DateTimeOffset now)
    {
        var sentAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        var headers = new Dictionary<string, object>
        {
            ["fedora_messaging_schema"] = schema,
            ["fedora_messaging_severity"] = severity,
            ["priority"] = priority,
            ["sent-at"] = sentAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        };
        foreach (var package in packages)
            headers["fedora_messaging_rpm_" + package] = true;
        if (user is not null)
            headers["fedora_messaging_user_" + user] = true;
        return new SandboxMessage(topic, NewId(now), sentAt, headers, body.ToJsonString());
    }

    // From the story's own dice, and of its time: the same seed tells the same story, and another day other messages.
    private string NewId(DateTimeOffset now)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, now.Ticks);
        return new Guid(bytes).ToString();
    }
}
