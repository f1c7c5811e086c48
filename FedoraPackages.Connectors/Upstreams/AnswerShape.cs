using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Upstreams;

/// <summary>What an answer must look like before anything reads it.</summary>
/// <param name="MediaTypes">The content types taken; anything else is no answer.</param>
/// <param name="MaxBytes">How large it may be, decompressed.</param>
internal sealed record AnswerShape(ImmutableArray<string> MediaTypes, int MaxBytes = AnswerShape.Megabyte * 16)
{
    public const int Megabyte = 1024 * 1024;

    /// <summary>
    /// Reads what the service says about a status of 400 to 499, in a body of one of the media types. Null: nothing more is known than the status.
    /// </summary>
    public Func<int, ArraySegment<byte>, UpstreamException?>? Refusal { get; init; }

    /// <summary>A detail that the service asks another one for: it may be missing while the service is well.</summary>
    public bool IsDetail { get; init; }

    public static AnswerShape Xml { get; } = new(["text/xml", "application/xml"]);

    public static AnswerShape Json { get; } = new(["application/json"]);
}
