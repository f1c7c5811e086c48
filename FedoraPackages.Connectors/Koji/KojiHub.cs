using System.Net.Http.Headers;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Connectors.XmlRpc;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Koji;

/// <summary>
/// Speaks the hub's XML-RPC: one POST with a Content-Length (the hub refuses chunks), no query string (it would be read as session
/// arguments), many calls in one <c>multiCall</c>.
/// </summary>
internal sealed class KojiHub([FromKeyedServices(KojiService.Name)] UpstreamClient upstream)
{
    /// <summary>The fault of a call about a thing the hub does not have: a tag, a package.</summary>
    public const int NoSuchThing = 1000;

    private const int ServerOffline = 1014;

    /// <summary>Runs the calls in order and hands their slots, one for each call, to <paramref name="read"/>.</summary>
    public Task<T> CallAsync<T>(
        IReadOnlyCollection<KojiCall> calls, Func<IReadOnlyList<XmlRpcAnswer>, T> read, CancellationToken ct)
    {
        var body = XmlRpcWriter.Call("multiCall", XmlRpcValue.Array(calls.Select(call => call.Value)));
        return upstream.AskAsync(address => Post(address, body), AnswerShape.Xml, answer => read(Slots(answer, calls.Count)), ct);
    }

    /// <summary>Runs one call whose result is a list, and hands its rows over one by one: for a list that may be long.</summary>
    /// <param name="maxBytes">How large the whole answer may be.</param>
    public Task<List<T>> RowsAsync<T>(KojiCall call, Func<XmlRpcValue, T> read, int maxBytes, CancellationToken ct)
    {
        var body = XmlRpcWriter.Call("multiCall", XmlRpcValue.Array(call.Value));
        return upstream.StreamAsync(address => Post(address, body), AnswerShape.Xml with { MaxBytes = maxBytes }, answer => Rows(answer, read), ct);
    }

    private static List<T> Rows<T>(Stream answer, Func<XmlRpcValue, T> read)
    {
        var rows = new List<T>();
        return XmlRpcRows.Read(answer, row => rows.Add(read(row))) is { } fault ? throw Refusal(fault) : rows;
    }

    /// <summary>The value of a slot that the answer cannot do without.</summary>
    public static XmlRpcValue Required(XmlRpcAnswer slot) => slot.Fault is { } fault ? throw Refusal(fault) : slot.Value;

    private static HttpRequestMessage Post(Uri address, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        return new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
    }

    private static List<XmlRpcAnswer> Slots(ArraySegment<byte> body, int calls)
    {
        if (!IsWhole(body))
            throw new UpstreamException(KojiService.Name, UpstreamProblem.NotAnswering, "broke off in the middle of its answer") { Momentary = true };
        var answer = XmlRpcReader.ReadAnswer(body);
        var slots = Required(answer).AsList();
        return slots.Count == calls
            ? [.. slots.Select(Slot)]
            : throw new XmlRpcException($"{slots.Count} answers to {calls} calls");
    }

    // A result is an array of one; a fault is a struct.
    private static XmlRpcAnswer Slot(XmlRpcValue slot)
    {
        if (slot is XmlRpcValue.List { Items: [var value] })
            return new XmlRpcAnswer(value, null);
        var fault = XmlRpcFault.Of(slot);
        // An outage that begins between two calls of one batch must not pass for "no tags".
        return fault.Code == ServerOffline ? throw Refusal(fault) : new XmlRpcAnswer(XmlRpcValue.Nil, fault);
    }

    private static UpstreamException Refusal(XmlRpcFault fault) => fault.Code == ServerOffline
        ? new(KojiService.Name, UpstreamProblem.NotAnswering, "says it is offline", fault.Message) { Momentary = true }
        : new(KojiService.Name, UpstreamProblem.Refused, $"refused the question with fault {fault.Code}", fault.Message);

    private static bool IsWhole(ReadOnlySpan<byte> body) =>
        (body.Length > 0 && body.IndexOf("<methodResponse"u8) < 0) || body.TrimEnd("\r\n\t "u8).EndsWith("</methodResponse>"u8);
}
