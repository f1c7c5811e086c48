using System.Globalization;
using System.Text;
using System.Xml;

namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>
/// Reads calls and answers from a whole body (the caller has capped its size), without DTDs and without following anything outside
/// the document. Control bytes that XML cannot hold are replaced in the given buffer first. Throws <see cref="XmlRpcException"/>
/// for anything that is not XML-RPC.
/// </summary>
public static class XmlRpcReader
{
    internal static XmlReaderSettings Settings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    // The hub honours whatever encoding a call declares; .NET brings only the Unicode ones and Latin-1 by itself.
    static XmlRpcReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static XmlRpcAnswer ReadAnswer(ArraySegment<byte> body) => Read(body, static xml =>
    {
        xml.Enter("methodResponse");
        if (xml.TryEnter("fault"))
        {
            var fault = xml.Value();
            xml.Leave();
            xml.Leave();
            return new XmlRpcAnswer(XmlRpcValue.Nil, XmlRpcFault.Of(fault));
        }

        xml.Enter("params");
        xml.Enter("param");
        var value = xml.Value();
        xml.Leave();
        xml.Leave();
        xml.Leave();
        return new XmlRpcAnswer(value, null);
    });

    public static XmlRpcCall ReadCall(ArraySegment<byte> body) => Read(body, static xml =>
    {
        xml.Enter("methodCall");
        var method = xml.TextElement("methodName");
        var parameters = new List<XmlRpcValue>();
        if (!xml.TrySkipEmpty("params") && xml.TryEnter("params"))
        {
            while (xml.TryEnter("param"))
            {
                parameters.Add(xml.Value());
                xml.Leave();
            }

            xml.Leave();
        }

        xml.Leave();
        return new XmlRpcCall(method, parameters);
    });

    private static T Read<T>(ArraySegment<byte> body, Func<XmlRpcCursor, T> read)
    {
        XmlText.Clean(body);
        try
        {
            using var stream = new MemoryStream(body.Array!, body.Offset, body.Count, writable: false);
            using var xml = XmlReader.Create(stream, Settings);
            return read(new XmlRpcCursor(xml));
        }
        catch (XmlException e)
        {
            throw Malformed(e);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new XmlRpcException("a number that is none: " + e.Message, e);
        }
    }

    internal static XmlRpcException Malformed(XmlException e) => new("not well-formed XML: " + e.Message, e);

    internal static long Integer(string text) => long.Parse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    internal static double Number(string text) => double.Parse(text.AsSpan().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
