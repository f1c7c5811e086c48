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

    [Fact]
    public void Fault_Written_IsReadBack()
    {
        var answer = XmlRpcReader.ReadAnswer(XmlRpcWriter.Fault(new XmlRpcFault(1014, "database outage")));

        Assert.Equal(new XmlRpcFault(1014, "database outage"), answer.Fault);
    }

    [Fact]
    public void Answer_ControlBytesInAString_AreReplaced()
    {
        var answer = XmlRpcReader.ReadAnswer(RecordedFiles.Beside("koji/getTag-6.response.xml"));

        Assert.Contains(answer.Value["extra"].AsMap().Values.OfType<XmlRpcValue.Text>(), t => t.Value == "control ?[31mcolour?[0m and ?");
    }

    [Fact]
    public void Answer_NoncharacterInAString_IsReplaced() =>
        Assert.Equal("a\uFFFDb\uFFFDc", Answer("<string>a\uFFFEb\uFFFFc</string>").AsText());

    [Theory]
    [InlineData("<int>9223372036854775807</int>", long.MaxValue)]
    [InlineData("<i8> -9223372036854775808 </i8>", long.MinValue)]
    [InlineData("<i4>7</i4>", 7)]
    public void Answer_Integers_AreReadInto64Bits(string xml, long expected) => Assert.Equal(expected, Answer(xml).AsInt());

    [Theory]
    [InlineData("bare &amp; text", "bare & text")]
    [InlineData("", "")]
    [InlineData("<string/>", "")]
    [InlineData("<string> kept \n</string>", " kept \n")]
    [InlineData("<string><![CDATA[<b>]]></string>", "<b>")]
    public void Answer_Strings_KeepEveryCharacter(string xml, string expected) => Assert.Equal(expected, Answer(xml).AsText());

    [Theory]
    [InlineData("<nil/>")]
    [InlineData("<nil></nil>")]
    [InlineData("<ex:nil xmlns:ex='http://ws.apache.org/xmlrpc/namespaces/extensions'/>")]
    [InlineData("\n <nil/>\n")]
    public void Answer_NilInAnyForm_IsNil(string xml) => Assert.True(Answer(xml).IsNil);

    [Theory]
    [InlineData("<array><data/></array>")]
    [InlineData("<array><data>\n</data></array>")]
    public void Answer_EmptyArrayInAnyForm_HasNoItems(string xml) => Assert.Empty(Answer(xml).AsList());

    [Theory]
    [InlineData("<struct/>")]
    [InlineData("<struct>\n</struct>")]
    public void Answer_EmptyStructInAnyForm_HasNoMembers(string xml) => Assert.Empty(Answer(xml).AsMap());

    [Theory]
    [InlineData("<int>9223372036854775808</int>")]
    [InlineData("<int>99999999999999999999999999999999999999999999</int>")]
    [InlineData("<int/>")]
    [InlineData("<int>1.5</int>")]
    [InlineData("<boolean>true</boolean>")]
    [InlineData("<double>1,5</double>")]
    [InlineData("<string><b>no markup</b></string>")]
    [InlineData("<mystery>1</mystery>")]
    [InlineData("text<int>1</int>")]
    [InlineData("<int>1</int><int>2</int>")]
    [InlineData("<array/>")]
    [InlineData("<struct><member><name>a</name></member></struct>")]
    [InlineData("<string>&#x1B;</string>")]
    [InlineData("<string>&unknown;</string>")]
    public void Answer_WhatIsNoValue_IsRefused(string xml) => Assert.Throws<XmlRpcException>(() => Answer(xml));

    [Fact]
    public void Answer_NestedTooDeep_IsRefusedBeforeTheStackEnds()
    {
        var deep = string.Concat(Enumerable.Repeat("<array><data><value>", 100_000));

        Assert.Throws<XmlRpcException>(() => Answer(deep));
    }

    [Fact]
    public void Answer_EntityBomb_IsRefused()
    {
        const string Bomb = """
            <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
            <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>
            <methodResponse><params><param><value><string>&lol3;</string></value></param></params></methodResponse>
            """;

        Assert.Throws<XmlRpcException>(() => XmlRpcReader.ReadAnswer(Encoding.UTF8.GetBytes(Bomb)));
    }

    [Fact]
    public void Answer_CutAnywhere_IsRefused()
    {
        var whole = RecordedFiles.Beside("koji/getTaskResult-4.response.xml");
        var end = Encoding.UTF8.GetString(whole).LastIndexOf('>');

        Assert.All(Enumerable.Range(0, end), length => Assert.Throws<XmlRpcException>(() => XmlRpcReader.ReadAnswer(whole[..length])));
    }

    [Fact]
    public void Answer_AnyByteDamaged_IsReadOrRefusedAndNothingElse()
    {
        var whole = RecordedFiles.Beside("koji/getTaskResult-4.response.xml");
        var random = new Random(4711);

        for (var round = 0; round < 3000; round++)
        {
            var damaged = whole.ToArray();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var thrown = Record.Exception(() => XmlRpcReader.ReadAnswer(damaged));
            Assert.True(thrown is null or XmlRpcException, thrown?.ToString());
        }
    }

    [Theory]
    [InlineData("<methodCall><methodName>m</methodName></methodCall>")]
    [InlineData("<methodCall><methodName>m</methodName><params/></methodCall>")]
    [InlineData("<methodCall><methodName>m</methodName><params></params></methodCall>")]
    public void Call_WithoutParameters_HasNone(string xml)
    {
        var call = XmlRpcReader.ReadCall(Encoding.UTF8.GetBytes(xml));

        Assert.Equal("m", call.Method);
        Assert.Empty(call.Parameters);
    }

    private static XmlRpcValue Answer(string value) => XmlRpcReader.ReadAnswer(Encoding.UTF8.GetBytes(
        $"<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n<value>{value}</value>\n</param>\n</params>\n</methodResponse>\n")).Value;
}
