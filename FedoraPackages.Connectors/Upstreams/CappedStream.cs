namespace FedoraPackages.Connectors.Upstreams;

/// <summary>A body that is read as it comes in, up to a size.</summary>
/// <param name="tooLarge">What is thrown beyond it.</param>
internal sealed class CappedStream(Stream body, long most, Func<Exception> tooLarge) : ReadingStream
{
    private long taken;

    public override int Read(Span<byte> buffer)
    {
        var read = body.Read(buffer);
        taken += read;
        return taken <= most ? read : throw tooLarge();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            body.Dispose();
        base.Dispose(disposing);
    }
}
