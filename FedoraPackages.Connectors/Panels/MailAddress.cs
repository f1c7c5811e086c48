using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Panels;

/// <summary>People's e-mail addresses, which are never kept: not as a name, and not in the middle of a text either.</summary>
public static partial class MailAddress
{
    private const string Instead = "…";

    /// <summary>The text with every address in it cut out.</summary>
    public static string Without(string text) => text.Contains('@', StringComparison.Ordinal) ? Shape().Replace(text, Instead) : text;

    [GeneratedRegex(@"<?[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}>?", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
