using System.Diagnostics;

namespace FedoraPackages.Connectors.Telemetry;

/// <summary>
/// The spans of this program (source <c>FedoraPackages</c>): null while nobody listens. They carry ids, topics and keys, never bodies, nor
/// what an exception says: both may hold what a stranger wrote.
/// </summary>
public static class Spans
{
    /// <summary>Of the source of spans, and of the meter.</summary>
    public const string Name = "FedoraPackages";

    private const int Longest = 200;

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a span under the present one.</summary>
    public static Activity? Begin(string name, ActivityKind kind = ActivityKind.Internal) => Source.StartActivity(name, kind);

    /// <summary>Begins a span under one that another process, or this one at another time, has written down; else a trace of its own.</summary>
    /// <param name="parent">What <see cref="Trace"/> gave there.</param>
    public static Activity? BeginAfter(string? parent, string name, ActivityKind kind) =>
        Source.HasListeners() && ActivityContext.TryParse(parent, null, isRemote: true, out var context)
            ? Source.StartActivity(name, kind, context)
            : Source.StartActivity(name, kind);

    /// <summary>The present span, if it is one of ours.</summary>
    public static Activity? Current => Activity.Current is { } now && now.Source == Source ? now : null;

    /// <summary>Where what is done later goes on: the present span as a W3C <c>traceparent</c>; null when there is none.</summary>
    public static string? Trace() => Current is { IdFormat: ActivityIdFormat.W3C } now ? now.Id : null;

    /// <summary>Notes something, cut to 200 characters.</summary>
    public static Activity? With(this Activity? span, string name, string? value) =>
        span?.SetTag(name, value is { Length: > Longest } ? Cut(value) : value);

    /// <summary>Notes that it failed, by the kind of failure alone.</summary>
    public static void Failed(this Activity? span, Exception why) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", why.GetType().FullName);

    private static string Cut(string text) => text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
