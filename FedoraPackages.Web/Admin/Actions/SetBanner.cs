using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>A text for all pages, open ones too. Subject: the text; nothing takes it away.</summary>
internal sealed class SetBanner(SharedDocument<SiteControls> controls, TimeProvider clock) : IAdminAction
{
    public string Name => "banner";

    public async Task<string> DoAsync(string subject, string who, CancellationToken ct)
    {
        if (subject.Length > SiteBanner.Longest)
            throw new AdminException($"a banner has at most {SiteBanner.Longest} characters");
        var banner = subject.Length == 0 ? null : new SiteBanner(subject, clock.GetUtcNow(), who);
        await controls.UpdateAsync(now => now with { Banner = banner }, tell: true, ct);
        return banner is null ? "the banner is gone" : "the banner stands on all pages";
    }
}
