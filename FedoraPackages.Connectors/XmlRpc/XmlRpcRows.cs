using System.Xml;

namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>
/// Reads the answer to a batch of one call whose result is a list, row by row, so that a list of any length costs the memory of its
/// longest row.
/// </summary>
public static class XmlRpcRows
{
    /// <summary>
    /// Hands each row over as it comes. Throws <see cref="XmlRpcException"/> for anything that is not such an answer, and
    /// <see cref="EndOfStreamException"/> for one that breaks off.
    /// </summary>
    /// <returns>The fault that stands in place of the list; null when there is none.</returns>
    public static XmlRpcFault? Read(Stream body, Action<XmlRpcValue> row)
    {
        using var clean = new XmlCleanStream(body);
        var begun = false;
        try
        {
            using var xml = XmlReader.Create(clean, XmlRpcReader.Settings);
            var cursor = new XmlRpcCursor(xml);
            cursor.Enter("methodResponse");
            begun = true;
            return Slot(cursor) ?? Rows(xml, cursor, row);
        }
        catch (XmlException e)
        {
            throw begun && clean.HasEnded ? new EndOfStreamException(e.Message, e) : XmlRpcReader.Malformed(e);
        }
    }

    // The batch's list of slots, and in it the only slot: a list of one, or a struct, which is a fault.
    private static XmlRpcFault? Slot(XmlRpcCursor cursor)
    {
        if (cursor.TryEnter("fault"))
            return XmlRpcFault.Of(cursor.Value());
        foreach (var name in (string[])["params", "param", "value", "array", "data", "value"])
            cursor.Enter(name);
        return cursor.TryEnter("array") ? null : XmlRpcFault.Of(cursor.Struct());
    }

    private static XmlRpcFault? Rows(XmlReader xml, XmlRpcCursor cursor, Action<XmlRpcValue> row)
    {
        foreach (var name in (string[])["data", "value", "array"])
            cursor.Enter(name);
        if (!cursor.TrySkipEmpty("data"))
        {
            cursor.Enter("data");
            // A cursor counts what it has read: each row has a count of its own.
            while (xml.MoveToContent() == XmlNodeType.Element)
                row(new XmlRpcCursor(xml).Value());
        }

        // What is behind the rows only closes what is open; where that is missing, so may rows be.
        while (xml.Read())
        {
        }

        return null;
    }
}
