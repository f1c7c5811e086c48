using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>A text for all pages, open ones too. Subject: the text; nothing takes it away.</summary>
internal sealed class SetBanner(SharedDocument<SiteControls> controls, TimeProvider clock) : IAdminAction
{
    public string Name => "banner";

    public string NameIn(string subject) => subject.Length == 0 ? "remove-banner" : Name;

    public Task<string> DoAsync(string subject, string who, CancellationToken ct) => subject.Length switch
    {
        0 => RemoveAsync(ct),
        > SiteBanner.Longest => throw new AdminException($"a banner has at most {SiteBanner.Longest} characters"),
        _ => SetAsync(new SiteBanner(subject, clock.GetUtcNow(), who), ct),
    };

    private async Task<string> SetAsync(SiteBanner banner, CancellationToken ct)
    {
        await controls.UpdateAsync(now => now with { Banner = banner }, tell: true, ct);
        return "the banner stands on all pages";
    }

    /// <summary>Says which one it was: the audit has no other way to know.</summary>
    private async Task<string> RemoveAsync(CancellationToken ct)
    {
        SiteBanner? was = null;
        await controls.UpdateAsync(
            now =>
            {
                was = now.Banner;
                return was is null ? now : now with { Banner = null };
            },
            tell: true,
            ct);
        return was is null ? throw new AdminException("there is no banner") : $"the banner is gone: {was.Text}";
    }
}
