namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Says in our words what went wrong on the wire.</summary>
internal static class UpstreamFailures
{
    private const string BrokeOff = "broke the connection off";

    /// <summary>Null for what is no failure of the wire.</summary>
    public static UpstreamException? Of(string service, Exception failure) => failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            NotAnswering(service, "no trusted secure connection", failure),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } =>
            Unreadable(service, "an answer that is no proper HTTP", failure),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError } =>
            NotAnswering(service, "cannot be reached", failure),
        // Before it said anything, or in the middle of what it said.
        HttpRequestException => NotAnswering(service, BrokeOff, failure, momentary: true, brokenOff: true),
        IOException => NotAnswering(service, BrokeOff, failure, momentary: true),
        OperationCanceledException { InnerException: TimeoutException } => NotAnswering(service, "cannot be reached", failure),
        InvalidDataException => Unreadable(service, "an answer that cannot be decompressed", failure),
        _ => null,
    };

    /// <summary>For a reader of answers that met what it cannot read.</summary>
    public static UpstreamException Unreadable(string service, string message, Exception failure) =>
        new(service, UpstreamProblem.Unreadable, message, failure.Message, failure);

    private static UpstreamException NotAnswering(string service, string message, Exception failure, bool momentary = false, bool brokenOff = false) =>
        new(service, UpstreamProblem.NotAnswering, message, failure.Message, failure) { Momentary = momentary, BrokenOff = brokenOff };
}
