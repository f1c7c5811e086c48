using System.Text;
using System.Xml;

namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>Walks an XML-RPC document element by element. Unknown elements are an error: nothing is guessed.</summary>
internal sealed class XmlRpcCursor(XmlReader xml)
{
    /// <summary>Koji's <c>extra</c> may nest freely; recorded answers stay below ten levels.</summary>
    private const int DeepestNesting = 64;

    /// <summary>A body within its size may still hold millions of tiny values, each of them an object.</summary>
    private const int MostValues = 1_000_000;

    private int depth;
    private int values;

    public void Enter(string name)
    {
        if (!TryEnter(name))
            throw new XmlRpcException($"expected <{name}>, found <{xml.LocalName}>");
    }

    public bool TryEnter(string name)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != name)
            return false;
        if (xml.IsEmptyElement)
            throw new XmlRpcException($"<{name}> is empty");
        xml.Read();
        return true;
    }

    /// <summary>Passes over an element that may be there, but is empty.</summary>
    public bool TrySkipEmpty(string name)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != name || !xml.IsEmptyElement)
            return false;
        xml.Read();
        return true;
    }

    public void Leave()
    {
        if (xml.MoveToContent() != XmlNodeType.EndElement)
            throw new XmlRpcException($"unexpected <{xml.LocalName}>");
        xml.Read();
    }

    public string TextElement(string name)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != name)
            throw new XmlRpcException($"expected <{name}>, found <{xml.LocalName}>");
        return xml.ReadElementContentAsString();
    }

    public XmlRpcValue Value()
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "value")
            throw new XmlRpcException($"expected <value>, found <{xml.LocalName}>");
        if (++depth > DeepestNesting)
            throw new XmlRpcException($"nested deeper than {DeepestNesting}");
        if (++values > MostValues)
            throw new XmlRpcException($"more than {MostValues} values");
        var value = xml.IsEmptyElement ? EmptyText() : Content();
        depth--;
        return value;
    }

    private XmlRpcValue.Text EmptyText()
    {
        xml.Read();
        return new XmlRpcValue.Text("");
    }

    // A value without a type element is a string; white space around a type element is none.
    private XmlRpcValue Content()
    {
        xml.Read();
        var text = new StringBuilder();
        while (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
        {
            text.Append(xml.Value);
            xml.Read();
        }

        if (xml.NodeType == XmlNodeType.EndElement)
        {
            xml.Read();
            return new XmlRpcValue.Text(text.ToString());
        }

        if (!string.IsNullOrWhiteSpace(text.ToString()))
            throw new XmlRpcException("a value of text and element mixed");
        var value = Typed();
        Leave();
        return value;
    }

    // Koji keeps dates and binary data in strings; its echo alone writes the two other types, and they read as their text.
    private XmlRpcValue Typed() => xml.LocalName switch
    {
        "string" => new XmlRpcValue.Text(xml.ReadElementContentAsString()),
        "int" or "i4" or "i8" => new XmlRpcValue.Int(XmlRpcReader.Integer(xml.ReadElementContentAsString())),
        "boolean" => new XmlRpcValue.Bool(Boolean(xml.ReadElementContentAsString())),
        "double" => new XmlRpcValue.Double(XmlRpcReader.Number(xml.ReadElementContentAsString())),
        "dateTime.iso8601" or "base64" => new XmlRpcValue.Text(xml.ReadElementContentAsString().Trim()),
        "nil" => Nil(),
        "array" => Array(),
        "struct" => Struct(),
        var other => throw new XmlRpcException($"no such type: <{other}>"),
    };

    private XmlRpcValue Nil()
    {
        xml.Skip();
        return XmlRpcValue.Nil;
    }

    private static bool Boolean(string text) => text.Trim() switch
    {
        "1" => true,
        "0" => false,
        var other => throw new XmlRpcException($"no boolean: {other}"),
    };

    private XmlRpcValue.List Array()
    {
        Enter("array");
        var items = new List<XmlRpcValue>();
        if (!TrySkipEmpty("data"))
        {
            Enter("data");
            while (xml.MoveToContent() == XmlNodeType.Element)
                items.Add(Value());
            Leave();
        }

        Leave();
        return new XmlRpcValue.List(items);
    }

    public XmlRpcValue.Map Struct()
    {
        var members = new Dictionary<string, XmlRpcValue>(StringComparer.Ordinal);
        if (TrySkipEmpty("struct"))
            return new XmlRpcValue.Map(members);
        Enter("struct");
        while (TryEnter("member"))
        {
            var name = TextElement("name");
            members[name] = Value();
            Leave();
        }

        Leave();
        return new XmlRpcValue.Map(members);
    }
}
