using MudBlazor;

namespace FedoraPackages.Web.Components.Layout;

/// <summary>Type and radii. The colours of both themes are in <c>theme.css</c>, because the theme is chosen in the browser.</summary>
internal static class SiteTheme
{
    private static readonly string[] Face =
        ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Cantarell", "Noto Sans", "DejaVu Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Face, FontSize = "14px", LineHeight = "1.45", LetterSpacing = "normal" },
        },
    };
}
