using System.Xml;
using BenchmarkDotNet.Attributes;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>What our reading of a large answer costs over the bare XML underneath.</summary>
[MemoryDiagnoser]
public class ParsingBenchmark
{
    private const int Builds = 3_000;

    private byte[] answer = [];

    [GlobalSetup]
    public void Synthesise()
    {
        var row = XmlRpcReader.ReadAnswer(RecordedFiles.Beside("koji/listBuilds-28.response.xml")).Value.AsList()[0].AsMap();
        answer = XmlRpcWriter.Answer(XmlRpcValue.Array(Enumerable.Range(1, Builds).Select(id =>
            XmlRpcValue.Struct(row.Where(m => m.Key != "build_id").Select(m => (m.Key, m.Value)).Append(("build_id", (long)id))))));
    }

    [Benchmark(Baseline = true)]
    public int BareXml()
    {
        using var xml = XmlReader.Create(new MemoryStream(answer));
        var nodes = 0;
        while (xml.Read())
            nodes++;
        return nodes;
    }

    [Benchmark]
    public int Values() => XmlRpcReader.ReadAnswer(answer).Value.AsList().Count;

    [Benchmark]
    public int Rows() => XmlRpcReader.ReadAnswer(answer).Value.AsList().Select(KojiRows.Build).Count();
}
