using System.Globalization;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Controls;

namespace FedoraPackages.Web.Components.Panels.Overview;

/// <summary>All that is seen of a row of the matrix, as text: what looks the same is not drawn again.</summary>
internal static class MatrixLook
{
    /// <summary>With what only the clock changes.</summary>
    public static string Of(MatrixRow row, DateTimeOffset now, bool hole, bool neverBuilt) =>
        $"{Marked(row)}|{hole}|{neverBuilt}|{string.Join('|', row.OnTheWay.SelectMany(w => w.Waits).Select(w => WaitWords.Of(w, now)))}";

    /// <summary>Without it: days that pass are no news.</summary>
    public static string Marked(MatrixRow row) => string.Join(
        '|',
        string.Join(',', row.Releases.Select(r => $"{r.Name} {r.State} {r.Status} {r.EndOfLife}")),
        row.Looked,
        row.NoTag,
        row.Stable?.Words,
        row.Retired,
        $"{row.Behind?.Release} {row.Behind?.Words}",
        row.LastFailed?.BuildId,
        string.Join(';', row.OnTheWay.Select(Way)));

    private static string Way(OnTheWay way) => string.Join(
        ' ',
        way.Build.Words,
        way.Update,
        way.Others,
        string.Join(',', way.Waits.Select(w => string.Create(
            CultureInfo.InvariantCulture, $"{w.Kind}{(w.Kind == WaitKind.Karma ? w.Count : null)}{w.Words}{w.Bug}{WaitWords.Tests(w).Count}"))));
}
