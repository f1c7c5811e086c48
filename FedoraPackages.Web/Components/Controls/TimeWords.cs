using System.Globalization;

namespace FedoraPackages.Web.Components.Controls;

/// <summary>Times in words. <c>times.js</c> says the same words, so that they stay true while nobody redraws.</summary>
internal static class TimeWords
{
    public static string Ago(TimeSpan age) => age < TimeSpan.FromSeconds(1) ? "now" : $"{Span(age)} ago";

    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 1 } => $"{(int)span.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)span.TotalHours} h",
        { TotalDays: < 90 } => $"{(int)span.TotalDays} d",
        { TotalDays: < 730 } => $"{(int)(span.TotalDays / 30.44)} mo",
        _ => $"{(int)(span.TotalDays / 365.25)} y",
    };

    /// <summary>How long something took, to the minute once it took an hour.</summary>
    public static string Took(TimeSpan span) => span.TotalHours is >= 1 and < 24
        ? span.Minutes == 0 ? $"{(int)span.TotalHours} h" : $"{(int)span.TotalHours} h {span.Minutes} min"
        : Span(span);

    public static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The time of day, with the date when it was another day.</summary>
    public static string Clock(DateTimeOffset at, DateTimeOffset now) => at.UtcDateTime.ToString(
        at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "d MMM HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
