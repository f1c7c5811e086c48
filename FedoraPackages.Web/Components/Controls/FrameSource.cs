using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Components.Controls;

/// <summary>Where a part of what a frame holds comes from, and how old it is.</summary>
/// <param name="Name">The upstream service, as on screen.</param>
/// <param name="Href">Its page about this; null where there is none.</param>
public sealed record FrameSource(
    string Name, string? Href, bool HasValue, DateTimeOffset? CheckedAt, DateTimeOffset? ChangedAt, string Cause, PanelFailure? Failure)
{
    public static FrameSource Of<T>(string name, string? href, Panel<T> panel)
        where T : class =>
        new(name, href, panel.Value is not null, panel.CheckedAt, panel.ChangedAt, panel.Cause, panel.Failure);

    /// <summary>One for each service: as old as the oldest of its panels, not answering when one of them says so.</summary>
    public static IReadOnlyList<FrameSource> Merge(params IEnumerable<FrameSource> sources) =>
    [
        .. sources.GroupBy(s => s.Name).Select(of => of.First() with
        {
            HasValue = of.All(s => s.HasValue),
            CheckedAt = of.Any(s => s.CheckedAt is null) ? null : of.Min(s => s.CheckedAt),
            ChangedAt = of.Max(s => s.ChangedAt),
            Cause = of.MaxBy(s => s.ChangedAt)?.Cause ?? "",
            Failure = of.Select(s => s.Failure).OfType<PanelFailure>().MinBy(f => f.Since),
        }),
    ];
}
