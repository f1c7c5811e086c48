namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>A call the hub answers with a fault; the codes are Koji's (<c>upstreams/koji.md</c> §2).</summary>
internal sealed class HubFaultException(long code, string message) : Exception(message)
{
    /// <summary>Whatever the hub did not expect: a database error, a wrong type, a bad order.</summary>
    public const long UnexpectedCode = 1;

    public long Code { get; } = code;

    public static HubFaultException Unexpected(string message) => new(UnexpectedCode, message);

    public static HubFaultException Generic(string message) => new(1000, message);

    public static HubFaultException NoSession(string message) => new(1002, message);

    public static HubFaultException NotAllowed(string message) => new(1004, message);

    public static HubFaultException FailedBuild(string message) => new(1005, message);

    public static HubFaultException Parameter(string message) => new(1019, message);
}
