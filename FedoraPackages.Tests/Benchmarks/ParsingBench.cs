using System.Diagnostics;
using System.Globalization;
using System.Xml;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>What our reading of a large answer costs over the bare XML underneath.</summary>
internal static class ParsingBench
{
    private const int Rounds = 20;

    public static void Run(int rows, TextWriter output)
    {
        var answer = Answer(rows);
        var xml = Measure(() => BareXml(answer));
        Print("bare XML", xml);
        Print("values", Measure(() => XmlRpcReader.ReadAnswer(answer).Value.AsList().Count));
        Print("rows", Measure(() => XmlRpcReader.ReadAnswer(answer).Value.AsList().Select(KojiRows.Build).Count()));

        void Print(string what, (TimeSpan Time, long Bytes) one) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-10} {one.Time.TotalMilliseconds,8:N2} ms {one.Time / xml.Time,5:N1} ×   {one.Bytes,12:N0} bytes"));
    }

    private static byte[] Answer(int rows)
    {
        var row = XmlRpcReader.ReadAnswer(RecordedFiles.Beside("koji/listBuilds-28.response.xml")).Value.AsList()[0].AsMap();
        return XmlRpcWriter.Answer(XmlRpcValue.Array(Enumerable.Range(1, rows).Select(id =>
            XmlRpcValue.Struct(row.Where(m => m.Key != "build_id").Select(m => (m.Key, m.Value)).Append(("build_id", (long)id))))));
    }

    private static int BareXml(byte[] answer)
    {
        using var xml = XmlReader.Create(new MemoryStream(answer));
        var nodes = 0;
        while (xml.Read())
            nodes++;
        return nodes;
    }

    /// <summary>The middle one of some, after as many for nothing; and what one allocates.</summary>
    private static (TimeSpan Time, long Bytes) Measure(Func<int> read)
    {
        for (var round = 0; round < Rounds; round++)
            read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = Enumerable.Range(0, Rounds).Select(_ => Time(read)).ToList();
        return (new Spread(times).P50, (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds);
    }

    private static TimeSpan Time(Func<int> read)
    {
        var began = Stopwatch.GetTimestamp();
        read();
        return Stopwatch.GetElapsedTime(began);
    }
}
