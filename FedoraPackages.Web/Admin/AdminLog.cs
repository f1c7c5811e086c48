namespace FedoraPackages.Web.Admin;

/// <summary>What the log says of administrators.</summary>
internal static partial class AdminLog
{
    [LoggerMessage(3101, LogLevel.Information, "Audit: {Who}: {What} {Subject}: {Result}")]
    public static partial void Acted(ILogger logger, string who, string what, string subject, string result);

    [LoggerMessage(3102, LogLevel.Error, "The audit file {Path} cannot be written; the entry is in this log only")]
    public static partial void NotAudited(ILogger logger, string path, Exception failure);

    [LoggerMessage(3103, LogLevel.Warning, "Refused {Where}: {Why}")]
    public static partial void Refused(ILogger logger, string where, string why);

    [LoggerMessage(3104, LogLevel.Information, "Administrators sign in at /admin with the one-time token in {Path}")]
    public static partial void TokenWritten(ILogger logger, string path);

    [LoggerMessage(3105, LogLevel.Error, "The one-time token could not be written to {Path}: nobody can sign in until it can")]
    public static partial void TokenNotWritten(ILogger logger, string path, Exception failure);

    [LoggerMessage(3106, LogLevel.Warning, "{More} more refusals of {Where} were not told one by one: {Why}")]
    public static partial void MoreRefused(ILogger logger, int more, string where, string why);

    [LoggerMessage(3107, LogLevel.Error, "The action {What} failed")]
    public static partial void Failed(ILogger logger, string what, Exception failure);

    [LoggerMessage(3109, LogLevel.Error, "The entry of the audit cannot be shown on the administrators' page; the file has it")]
    public static partial void NotShared(ILogger logger, Exception failure);

    [LoggerMessage(3108, LogLevel.Warning, "Signing in at the provider failed: {Why}")]
    public static partial void ProviderFailed(ILogger logger, string why);
}
