using System.Net;
using System.Text.Json;

namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Takes the body of an answer in: status and content type first, and never more bytes than its shape allows.</summary>
internal static class UpstreamBody
{
    private const int FirstBuffer = 64 * 1024;

    public static async Task<ArraySegment<byte>> ReadAsync(
        string service, HttpResponseMessage response, AnswerShape shape, CancellationToken ct)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            throw await RefusalAsync(service, response, shape, ct).ConfigureAwait(false) ?? Status(service, response);
        CheckMediaType(service, response, shape);
        var announced = response.Content.Headers.ContentLength;
        if (announced > shape.MaxBytes)
            throw TooLarge(service, shape);

        var stream = await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
            return await ReadAsync(service, stream, (int)Math.Clamp(announced ?? 0, FirstBuffer, shape.MaxBytes), shape, ct).ConfigureAwait(false);
    }

    /// <summary>The body as it comes in, which ends with an error where it gets larger than its shape allows.</summary>
    public static async Task<Stream> OpenAsync(string service, HttpResponseMessage response, AnswerShape shape, CancellationToken ct)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            throw await RefusalAsync(service, response, shape, ct).ConfigureAwait(false) ?? Status(service, response);
        CheckMediaType(service, response, shape);
        return new CappedStream(await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false), shape.MaxBytes, () => TooLarge(service, shape));
    }

    private static async Task<ArraySegment<byte>> ReadAsync(string service, Stream stream, int first, AnswerShape shape, CancellationToken ct)
    {
        var buffer = new byte[Math.Min(first, shape.MaxBytes)];
        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
            {
                if (filled == shape.MaxBytes)
                    return await EndsHereAsync(stream, ct).ConfigureAwait(false) ? new(buffer, 0, filled) : throw TooLarge(service, shape);
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, shape.MaxBytes));
            }

            var read = await stream.ReadAsync(buffer.AsMemory(filled), ct).ConfigureAwait(false);
            if (read == 0)
                return new(buffer, 0, filled);
            filled += read;
        }
    }

    private static async Task<bool> EndsHereAsync(Stream stream, CancellationToken ct) =>
        await stream.ReadAsync(new byte[1], ct).ConfigureAwait(false) == 0;

    private static async Task<UpstreamException?> RefusalAsync(string service, HttpResponseMessage response, AnswerShape shape, CancellationToken ct)
    {
        if (shape.Refusal is not { } refusal || (int)response.StatusCode is < 400 or >= 500 || !IsOf(shape, response))
            return null;
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var body = await ReadAsync(service, stream, FirstBuffer, shape with { MaxBytes = FirstBuffer }, ct).ConfigureAwait(false);
                return refusal((int)response.StatusCode, body);
            }
        }
        catch (Exception e) when (e is UpstreamException or JsonException or InvalidOperationException)
        {
            // What it says of its refusal cannot be read: the status stands for itself.
            return null;
        }
    }

    private static UpstreamException Status(string service, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var passes = status is < 400 or >= 500 or 408 or 429;
        return new UpstreamException(
            service, passes ? UpstreamProblem.NotAnswering : UpstreamProblem.Refused, $"answered with status {status}", response.ReasonPhrase)
        {
            Status = status,
            Momentary = status is 502 or 503 or 504,
        };
    }

    private static void CheckMediaType(string service, HttpResponseMessage response, AnswerShape shape)
    {
        if (IsOf(shape, response))
            return;
        var type = response.Content.Headers.ContentType?.MediaType;
        if (string.Equals(type, "text/html", StringComparison.OrdinalIgnoreCase))
            throw new UpstreamException(service, UpstreamProblem.NotAnswering, "answered with a web page instead of data");
        throw new UpstreamException(service, UpstreamProblem.Unreadable, "answered with another kind of content", type);
    }

    private static bool IsOf(AnswerShape shape, HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { } type && shape.MediaTypes.Contains(type, StringComparer.OrdinalIgnoreCase);

    private static UpstreamException TooLarge(string service, AnswerShape shape) =>
        new(service, UpstreamProblem.Unreadable, $"answer larger than {shape.MaxBytes / AnswerShape.Megabyte} MB");
}
