using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Json;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Bodhi writes times without a zone and means UTC, and days as <c>2026-12-09</c> (<c>upstreams/http.md</c> §0).</summary>
internal static class BodhiTimes
{
    private static readonly string[] Forms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK"];

    public static DateTimeOffset? Time(this JsonElement row, string member) =>
        DateTimeOffset.TryParseExact(row.Text(member), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static DateOnly? Day(this JsonElement row, string member) =>
        DateOnly.TryParseExact(row.Text(member), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
