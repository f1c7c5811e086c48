using System.Text;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Tests.Connectors.XmlRpc;

public sealed class XmlRpcReaderTests
{
    [Fact]
    public void Answer_EveryTypeWritten_IsReadBackAsItWas()
    {
        var value = XmlRpcValue.Array(
            XmlRpcValue.Nil, true, false, 7L, 2147483648L, 1.5, 1760623753.0, "", "<&>\"' žluťoučký ✓",
            XmlRpcValue.Array(), XmlRpcValue.Struct(("a", XmlRpcValue.Array(1L, XmlRpcValue.Nil))));

        var answer = XmlRpcReader.ReadAnswer(XmlRpcWriter.Answer(value));

        Assert.Null(answer.Fault);
        Assert.Equal(Encoding.UTF8.GetString(XmlRpcWriter.Answer(value)), Encoding.UTF8.GetString(XmlRpcWriter.Answer(answer.Value)));
        Assert.Equal(2147483648L, answer.Value.AsList()[4].AsInt());
        Assert.Equal("", answer.Value.AsList()[7].AsText());
    }
}
