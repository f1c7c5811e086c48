using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Panels;

/// <summary>Somebody's e-mail address, which is never kept.</summary>
internal static partial class MailAddress
{
    public static bool Looks(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
