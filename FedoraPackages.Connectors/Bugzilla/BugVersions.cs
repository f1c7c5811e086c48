using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Bugzilla's versions as releases are called on screen.</summary>
public static partial class BugVersions
{
    /// <summary>"Rawhide" for <c>rawhide</c>, "F45" for <c>45</c>, "EPEL 9" for <c>epel9</c>; anything else stays as it is.</summary>
    public static string Words(string version) => Shape().Match(version) switch
    {
        { Success: true } match when match.Groups["fedora"].Success => $"F{match.Groups["fedora"].Value}",
        { Success: true } match when match.Groups["epel"].Success => $"EPEL {match.Groups["epel"].Value}",
        { Success: true } => "Rawhide",
        _ => version,
    };

    [GeneratedRegex(
        @"^(?:(?<fedora>[0-9]{1,3})|epel(?<epel>[0-9]{1,2}(?:\.[0-9]{1,2})?)|rawhide)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Shape();
}
