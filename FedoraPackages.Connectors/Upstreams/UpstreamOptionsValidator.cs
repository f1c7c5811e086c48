using Microsoft.Extensions.Options;

namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Stops the start on a setting that cannot work, with a line that names the key.</summary>
internal sealed class UpstreamOptionsValidator : IValidateOptions<UpstreamOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, UpstreamOptions options)
    {
        var section = $"Upstreams:{name}";
        if (options.Url is { } url && !(url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)))
            return ValidateOptionsResult.Fail($"{section}:Url must be an absolute http or https address");
        // Koji takes any query string for session arguments; the others build their own.
        if (options.Url is { } full && (full.Query.Length > 0 || full.Fragment.Length > 0 || full.UserInfo.Length > 0))
            return ValidateOptionsResult.Fail($"{section}:Url must have no query, fragment or user");
        if (options.MaxConcurrency is < 1 or > 64)
            return ValidateOptionsResult.Fail($"{section}:MaxConcurrency must be between 1 and 64");
        if (options.Timeout < Shortest || options.Timeout > Longest)
            return ValidateOptionsResult.Fail($"{section}:Timeout must be between 00:00:01 and 00:05:00");
        return ValidateOptionsResult.Success;
    }
}
