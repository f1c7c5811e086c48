using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>The key of an update: <c>FEDORA-EPEL-2026-0123456789</c>, in older times <c>FEDORA-2012-1234</c>.</summary>
internal static partial class UpdateAlias
{
    public static bool IsValid(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"^FEDORA(-[A-Z]{1,20}){0,3}-[0-9]{4}-[0-9a-f]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
