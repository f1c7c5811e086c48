using System.Globalization;
using System.Text;
using System.Xml;

namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>Writes calls and answers in the form Koji's own client and hub use (<c>upstreams/koji.md</c> §2).</summary>
public static class XmlRpcWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        // What may not stand in XML is replaced by hand below: a page must not fail over one odd byte.
        CheckCharacters = false,
    };

    public static byte[] Call(string method, params IEnumerable<XmlRpcValue> parameters) => Document(xml =>
    {
        xml.WriteStartElement("methodCall");
        xml.WriteElementString("methodName", method);
        xml.WriteStartElement("params");
        foreach (var parameter in parameters)
            Parameter(xml, parameter);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static byte[] Answer(XmlRpcValue value) => Document(xml =>
    {
        xml.WriteStartElement("methodResponse");
        xml.WriteStartElement("params");
        Parameter(xml, value);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static byte[] Fault(XmlRpcFault fault) => Document(xml =>
    {
        xml.WriteStartElement("methodResponse");
        xml.WriteStartElement("fault");
        Write(xml, XmlRpcValue.Struct(("faultCode", fault.Code), ("faultString", fault.Message)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static byte[] Document(Action<XmlWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
            body(xml);
        return buffer.ToArray();
    }

    private static void Parameter(XmlWriter xml, XmlRpcValue value)
    {
        xml.WriteStartElement("param");
        Write(xml, value);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, XmlRpcValue value)
    {
        xml.WriteStartElement("value");
        switch (value)
        {
            case XmlRpcValue.Bool b: xml.WriteElementString("boolean", b.Value ? "1" : "0"); break;
            case XmlRpcValue.Int { Value: >= int.MinValue and <= int.MaxValue } i: xml.WriteElementString("int", Invariant(i.Value)); break;
            case XmlRpcValue.Int i: xml.WriteElementString("i8", Invariant(i.Value)); break;
            case XmlRpcValue.Double d: xml.WriteElementString("double", FormatDouble(d.Value)); break;
            case XmlRpcValue.Text t: xml.WriteElementString("string", XmlText.Clean(t.Value)); break;
            case XmlRpcValue.List l: WriteArray(xml, l); break;
            case XmlRpcValue.Map m: WriteStruct(xml, m); break;
            default: xml.WriteElementString("nil", null); break;
        }

        xml.WriteEndElement();
    }

    private static void WriteArray(XmlWriter xml, XmlRpcValue.List list)
    {
        xml.WriteStartElement("array");
        xml.WriteStartElement("data");
        foreach (var item in list.Items)
            Write(xml, item);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteStruct(XmlWriter xml, XmlRpcValue.Map map)
    {
        xml.WriteStartElement("struct");
        foreach (var (name, member) in map.Members)
        {
            xml.WriteStartElement("member");
            xml.WriteElementString("name", XmlText.Clean(name));
            Write(xml, member);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Invariant(long value) => value.ToString(CultureInfo.InvariantCulture);

    // Koji writes whole doubles with ".0", as Python does.
    private static string FormatDouble(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E', 'N') ? text : text + ".0";
    }
}
