using System.IO.Compression;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Tests.Connectors.XmlRpc;

/// <summary>Every document recorded from a real hub.</summary>
public sealed class RecordedDocumentTests
{
    [Fact]
    public void Answer_EveryRecordedOneWithStatus200_IsAValueOrAFault()
    {
        var read = 0;
        Assert.All(Samples("*.response.xml").Where(Answered200), file =>
        {
            read++;
            var answer = XmlRpcReader.ReadAnswer(Body(file));
            if (answer.Fault is { } fault)
                Assert.NotEqual(0, fault.Code);
            else
                Assert.NotNull(answer.Value);
        });
        Assert.True(read > 300, $"only {read} recorded answers");
    }

    [Fact]
    public void Call_EveryRecordedRequestTheHubAccepted_IsRead()
    {
        var files = Samples("*.request.xml").Where(Answered200).Where(f => !Path.GetFileName(f).StartsWith("raw-15.", StringComparison.Ordinal));
        Assert.All(files, file => Assert.NotEmpty(XmlRpcReader.ReadCall(Body(file)).Method));
    }

    [Fact]
    public void Call_EveryRecordedRequestTheHubRefused_IsRefused()
    {
        string[] refused = ["raw-8", "raw-12", "raw-13", "raw-14", "raw-15", "raw-16", "raw-17", "raw-18", "raw-19"];
        var files = Samples("raw-*.request.xml").Where(f => refused.Contains(Stem(f)));
        Assert.All(files, file => Assert.Throws<XmlRpcException>(() => XmlRpcReader.ReadCall(File.ReadAllBytes(file))));
    }

    private static string[] Samples(string pattern) => Directory.GetFiles(RecordedFiles.Folder("koji"), pattern);

    private static byte[] Body(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes is not [0x1F, 0x8B, ..])
            return bytes;
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static string Stem(string file) => Path.GetFileName(file).Split('.')[0];

    private static bool Answered200(string file)
    {
        var heads = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileName(file).Replace(".request.xml", "", StringComparison.Ordinal)
            .Replace(".response.xml", "", StringComparison.Ordinal) + ".headers.txt");
        return File.Exists(heads)
            && File.ReadLines(heads).SkipWhile(l => !l.StartsWith("<<<", StringComparison.Ordinal)).Skip(1).First().Contains(" 200 ", StringComparison.Ordinal);
    }
}
