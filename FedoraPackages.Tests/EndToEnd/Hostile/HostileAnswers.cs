using System.Text.Json;
using System.Text.Json.Nodes;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Tests.EndToEnd.Hostile;

/// <summary>
/// Puts hostile strings, one after the other, wherever an answer has text, except where the text is a key that the answer is told apart
/// by: those get their turn one at a time, since an answer with a strange key is refused as a whole.
/// </summary>
/// <param name="keys">Members left alone.</param>
/// <param name="only">Null: every other member; else only this one.</param>
internal sealed class HostileAnswers(IReadOnlySet<string> keys, string? only = null)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> members = new(StringComparer.Ordinal);
    private int next;

    /// <summary>The members that were text somewhere.</summary>
    public IReadOnlyCollection<string> Members
    {
        get
        {
            lock (gate)
                return [.. members];
        }
    }

    public byte[] Json(byte[] body)
    {
        var root = JsonNode.Parse(body);
        return root is null ? body : JsonSerializer.SerializeToUtf8Bytes(Change(root, ""));
    }

    public byte[] Xml(byte[] body) => XmlRpcReader.ReadAnswer(body) is { Fault: null } answer ? XmlRpcWriter.Answer(Change(answer.Value, "")) : body;

    private JsonNode? Change(JsonNode? node, string member) => node switch
    {
        JsonObject map => new JsonObject(map.ToList().Select(pair => KeyValuePair.Create(pair.Key, Change(pair.Value, pair.Key)))),
        JsonArray list => new JsonArray([.. list.Select(item => Change(item, member))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && Taken(member) => JsonValue.Create(Next()),
        null => null,
        _ => node.DeepClone(),
    };

    private XmlRpcValue Change(XmlRpcValue value, string member) => value switch
    {
        XmlRpcValue.Map map => new XmlRpcValue.Map(map.Members.ToDictionary(pair => pair.Key, pair => Change(pair.Value, pair.Key), StringComparer.Ordinal)),
        XmlRpcValue.List list => new XmlRpcValue.List([.. list.Items.Select(item => Change(item, member))]),
        XmlRpcValue.Text when Taken(member) => new XmlRpcValue.Text(new string([.. Next().Where(System.Xml.XmlConvert.IsXmlChar)])),
        _ => value,
    };

    private bool Taken(string member)
    {
        lock (gate)
            members.Add(member);
        return only is null ? !keys.Contains(member) : member == only;
    }

    private string Next() => HostileStrings.All[(int)((uint)Interlocked.Increment(ref next) % (uint)HostileStrings.All.Count)];
}
