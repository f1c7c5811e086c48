using System.Text;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Tests.Connectors.XmlRpc;

public sealed class XmlRpcRowsTests
{
    [Fact]
    public void Read_RowsOfABatchOfOne_AreHandedOverOneByOne()
    {
        var rows = new List<long>();

        Assert.Null(XmlRpcRows.Read(
            Answer(Batch(XmlRpcValue.Array(Enumerable.Range(1, 500).Select(n => XmlRpcValue.Struct(("n", (long)n)))))), row => rows.Add(row["n"].AsInt())));

        Assert.Equal(Enumerable.Range(1, 500).Select(n => (long)n), rows);
    }

    [Fact]
    public void Read_NoRows_IsNoFault() => Assert.Null(XmlRpcRows.Read(Answer(Batch(XmlRpcValue.Array())), _ => Assert.Fail("a row")));

    [Fact]
    public void Read_ControlBytesInARow_AreReplaced()
    {
        var rows = new List<string>();
        var body = Encoding.UTF8.GetBytes(Text(Batch(XmlRpcValue.Array("a#b"))).Replace('#', '\u001b'));

        XmlRpcRows.Read(new MemoryStream(body), row => rows.Add(row.AsText()));

        Assert.Equal(["a?b"], rows);
    }

    [Fact]
    public void Read_FaultInTheSlotOrOfTheWholeBatch_IsTheFault()
    {
        var slot = XmlRpcValue.Struct(("faultCode", 1000L), ("faultString", "no such tag"), ("traceback", XmlRpcValue.Array()));

        Assert.Equal(new XmlRpcFault(1000, "no such tag"), XmlRpcRows.Read(Answer(XmlRpcValue.Array(slot)), _ => Assert.Fail("a row")));
        Assert.Equal(
            new XmlRpcFault(1014, "offline"),
            XmlRpcRows.Read(new MemoryStream(XmlRpcWriter.Fault(new XmlRpcFault(1014, "offline"))), _ => Assert.Fail("a row")));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void Read_BodyThatBreaksOff_IsSaidToBe(double share)
    {
        var body = Encoding.UTF8.GetBytes(Text(Batch(XmlRpcValue.Array(Enumerable.Range(1, 50).Select(n => (XmlRpcValue)(long)n)))));

        Assert.Throws<EndOfStreamException>(() => XmlRpcRows.Read(new MemoryStream(body, 0, (int)(body.Length * share)), _ => { }));
    }

    [Theory]
    [InlineData("<html><body>502</body></html>")]
    [InlineData("<methodResponse><params/></methodResponse>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><methodResponse>&a;</methodResponse>")]
    public void Read_AnythingElse_IsNoAnswer(string body) =>
        Assert.Throws<XmlRpcException>(() => XmlRpcRows.Read(new MemoryStream(Encoding.UTF8.GetBytes(body)), _ => Assert.Fail("a row")));

    // The list of slots, and in the slot a list of one: the result.
    private static XmlRpcValue Batch(XmlRpcValue result) => XmlRpcValue.Array(XmlRpcValue.Array(result));

    private static MemoryStream Answer(XmlRpcValue slots) => new(XmlRpcWriter.Answer(slots));

    private static string Text(XmlRpcValue slots) => Encoding.UTF8.GetString(XmlRpcWriter.Answer(slots));
}
