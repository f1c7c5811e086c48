namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>A body as it comes in, with what XML cannot hold replaced.</summary>
internal sealed class XmlCleanStream(Stream body) : ReadingStream
{
    /// <summary>All of the body has been read.</summary>
    public bool HasEnded { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = body.Read(buffer);
        HasEnded = read == 0 && buffer.Length > 0;
        XmlText.Clean(buffer[..read]);
        return read;
    }
}
