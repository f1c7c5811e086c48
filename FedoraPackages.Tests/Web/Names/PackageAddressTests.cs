using FedoraPackages.Web.Hosting;
using FedoraPackages.Web.Names;

namespace FedoraPackages.Tests.Web.Names;

public sealed class PackageAddressTests
{
    [Theory]
    [InlineData("/packages/guake", "", "guake", null, "")]
    [InlineData("/packages/guake/builds", "?state=failed", "guake", "builds", "?state=failed")]
    [InlineData("/packages/guake/Builds", "", "guake", "builds", "")]
    [InlineData("/packages/guake/overview", "", "guake", null, "")]
    [InlineData("/packages/guake", "?tab=updates&status=testing", "guake", "updates", "?status=testing")]
    [InlineData("/packages/guake", "?tab=nothing", "guake", null, "")]
    [InlineData("/packages/guake/bugs", "?tab=builds", "guake", "bugs", "")]
    [InlineData("/packages/guake/nothing", "", "guake", "nothing", "")]
    [InlineData("/packages/@astrojs%2Flanguage-server", "", "@astrojs/language-server", null, "")]
    [InlineData("/packages/@astrojs/language-server", "", "@astrojs/language-server", null, "")]
    [InlineData("/packages/https:/src.fedoraproject.org/rpms/guake", "", "https:/src.fedoraproject.org/rpms/guake", null, "")]
    [InlineData("/packages/https:/bodhi.fedoraproject.org/updates", "?packages=guake", "https:/bodhi.fedoraproject.org/updates?packages=guake", null, "")]
    [InlineData("/packages", "", "", null, "")]
    public void Of_AnyAddress_SaysWhatIsAskedFor(string path, string query, string pasted, string? tab, string rest) =>
        Assert.Equal(new PackageAddress(pasted, tab, rest), PackageAddress.Of(path, query, ["builds", "updates", "bugs"]));

    [Theory]
    [InlineData("/packages/guake/", "/packages/guake")]
    [InlineData("//packages//guake", "/packages/guake")]
    [InlineData("/Packages/R-core", "/packages/R-core")]
    [InlineData("/SEARCH", "/search")]
    [InlineData("/admin/", "/admin")]
    [InlineData("/packages/guake", null)]
    [InlineData("/", null)]
    [InlineData("//example.org/", null)]
    [InlineData("/_blazor/", null)]
    public void OneAddress_OfAPage_IsWithoutSlashesAtItsEnd(string path, string? one) => Assert.Equal(one, OneAddress.Of(path));
}
