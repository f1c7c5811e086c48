using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Names;

namespace FedoraPackages.Tests.Web.Names;

/// <summary>What people paste where the name of a package belongs.</summary>
public sealed class PastedNameTests
{
    /// <summary>Cleaned: the first spelling is the one that was meant.</summary>
    [Theory]
    [InlineData("guake", "guake")]
    [InlineData(" guake ", "guake")]
    [InlineData("\tguake\r\n", "guake")]
    [InlineData("\u00A0guake\u200B", "guake")]
    [InlineData("guake/", "guake")]
    [InlineData("guake//", "guake")]
    [InlineData("“guake”,", "guake")]
    [InlineData("`guake`.", "guake")]
    [InlineData("<guake>", "guake")]
    [InlineData("(guake)", "guake")]
    [InlineData("python%2Drequests", "python-requests")]
    [InlineData("python%252Drequests", "python-requests")]
    [InlineData("python\u2011requests", "python-requests")]
    [InlineData("python–requests", "python-requests")]
    [InlineData("gtk+", "gtk+")]
    [InlineData("gtk%2B", "gtk+")]
    [InlineData("libstdc++", "libstdc++")]
    [InlineData("+guake+", "+guake+", "guake")]
    [InlineData("100%", "100%")]
    [InlineData("https://src.fedoraproject.org/rpms/guake", "guake")]
    [InlineData("https://src.fedoraproject.org/rpms/guake/", "guake")]
    [InlineData("https://src.fedoraproject.org/rpms/guake/tree/rawhide", "guake")]
    [InlineData("https://src.fedoraproject.org/rpms/gtk%2B/blob/f44/f/gtk%2B.spec#_12", "gtk+")]
    [InlineData("https://src.fedoraproject.org/fork/somebody/rpms/guake/c/0123abc", "guake")]
    [InlineData("https://src.fedoraproject.org/rpms/guake.git", "guake")]
    [InlineData("ssh://somebody@pkgs.fedoraproject.org/rpms/guake", "guake")]
    [InlineData("https://src.fedoraproject.org/lookaside/pkgs/rpms/guake/guake-3.tar.gz/sha512/0a/guake-3.tar.gz", "guake")]
    [InlineData("src.fedoraproject.org/rpms/guake", "guake")]
    [InlineData("rpms/guake", "guake")]
    [InlineData("http:/src.fedoraproject.org/rpms/guake", "guake")]
    [InlineData("https://koji.fedoraproject.org/koji/packageinfo?packageID=guake", "guake")]
    [InlineData("https://koji.fedoraproject.org/koji/search?match=glob&type=package&terms=guake*", "guake")]
    [InlineData("https://kojipkgs.fedoraproject.org/packages/guake/3.10/1.fc46/noarch/", "guake")]
    [InlineData("https://bodhi.fedoraproject.org/updates/?packages=guake", "guake")]
    [InlineData("https://bodhi.fedoraproject.org/updates/?search=&packages=guake%2Cbash&status=testing", "guake")]
    [InlineData("https://bugzilla.redhat.com/buglist.cgi?product=Fedora&component=guake&bug_status=NEW", "guake")]
    [InlineData("https://packages.fedoraproject.org/pkgs/guake/guake-libs/fedora-44.html", "guake")]
    [InlineData("https://apps.fedoraproject.org/packages/guake/builds/", "guake")]
    [InlineData("http://localhost:5080/packages/guake/updates?status=testing", "guake")]
    [InlineData("/packages/guake/builds", "guake")]
    [InlineData("https://koschei.fedoraproject.org/package/guake?collection=f44", "guake")]
    public void Names_WhateverStandsAroundThem_AreReadOffIt(string pasted, params string[] expected) =>
        Assert.Equal(expected.Where(PackageName.IsValid), PastedName.Of(pasted).Names.Take(expected.Length));

    /// <summary>A build's name, a file's, a module's: what it is about.</summary>
    [Theory]
    [InlineData("guake-3.10.0-1.fc46", "guake")]
    [InlineData("guake-3.10.0-1.fc46.noarch", "guake")]
    [InlineData("guake-3.10.0-1.fc46.noarch.rpm", "guake")]
    [InlineData("guake-3.10.0-1.fc46.src.rpm", "guake")]
    [InlineData("guake-1:3.10.0-1.fc46.x86_64", "guake")]
    [InlineData("1:guake-3.10.0-1.fc46", "guake")]
    [InlineData("2:gedit-3.32.0-1.fc30.x86_64", "gedit")]
    [InlineData("grub2-efi-x64-1:2.12-28.fc42.x86_64", "grub2-efi-x64")]
    [InlineData("gcc-c++-16.0.1-0.5.fc46.aarch64.rpm", "gcc-c++")]
    [InlineData("python-requests-2.32.4", "python-requests")]
    [InlineData("python3-requests-2.32.4-1.el10_1.noarch", "python3-requests")]
    [InlineData("rust-foo0.1-0.1.2~rc1^20260101git0a1b2c3-1.fc46.1", "rust-foo0.1")]
    [InlineData("python-2to3-1-foo1", "python-2to3")]
    [InlineData("guake.noarch", "guake")]
    [InlineData("guake.noarch    3.10.0-1.fc46    updates-testing", "guake.noarch-3.10.0-1.fc46-updates-testing", "guake.noarch", "guake")]
    [InlineData("python requests", "python-requests", "python")]
    [InlineData("/usr/src/guake-3.10.0-1.fc46.src.rpm", "guake")]
    [InlineData("https://dl.fedoraproject.org/pub/fedora/linux/releases/44/Everything/source/tree/Packages/g/guake-3.10.0-1.fc44.src.rpm", "guake")]
    [InlineData("https://koji.fedoraproject.org/koji/buildinfo?buildID=guake-3.10.0-1.fc46", "guake")]
    [InlineData("https://bodhi.fedoraproject.org/overrides/guake-3.10.0-1.fc46", "guake")]
    [InlineData("https://bodhi.fedoraproject.org/updates/guake-3.10.0-1.fc46", "guake")]
    [InlineData("@astrojs/language-server", "nodejs-astrojs-language-server", "nodejs-language-server", "astrojs-language-server", "language-server")]
    [InlineData("@angular/cli@19.0.0", "nodejs-angular-cli", "nodejs-cli")]
    public void Within_BuildsFilesAndModules_IsTheirPackage(string pasted, params string[] expected) =>
        Assert.Equal(expected, PastedName.Of(pasted).Within.Take(expected.Length));

    [Theory]
    [InlineData("guake")]
    [InlineData("python-requests")]
    [InlineData("0xFFFF")]
    [InlineData("nodejs-socket.io")]
    [InlineData("R-fedoraproject.org")]
    public void Within_PlainName_IsNothing(string name)
    {
        var pasted = PastedName.Of(name);

        Assert.Equal((name, name, null), (pasted.Names[0], pasted.Shown, pasted.Why));
        Assert.Empty(pasted.Within);
    }

    [Theory]
    [InlineData("https://bodhi.fedoraproject.org/updates/FEDORA-2026-0a1b2c3d4e", "number of an update")]
    [InlineData("FEDORA-EPEL-2026-0a1b2c3d4e", "number of an update")]
    [InlineData("https://koji.fedoraproject.org/koji/buildinfo?buildID=2741913", "A number")]
    [InlineData("https://koji.fedoraproject.org/koji/packageinfo?packageID=7", "A number")]
    [InlineData("https://example.org/", "No name")]
    public void Why_NoPackageInIt_IsSaid(string pasted, string why)
    {
        var read = PastedName.Of(pasted);

        Assert.StartsWith(why, read.Why?.Replace("The ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gtk ", "gtk", "gtk+")]
    [InlineData("libstdc  ", "libstdc", "libstdc++")]
    [InlineData("gtk+", "gtk+", "gtk")]
    [InlineData("libsigc  20", "libsigc++20")]
    public void Names_BlanksAndPluses_AreReadBothWays(string pasted, params string[] spellings) => Assert.Equal(spellings, PastedName.Of(pasted).Names);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200B/ ")]
    [InlineData("%20%2F")]
    public void Of_Nothing_HasNothing(string? pasted)
    {
        var read = PastedName.Of(pasted);

        Assert.Empty(read.Names.Concat(read.Within));
    }

    [Fact]
    public void Shown_LongAndFullOfBlanks_IsReadableAndShort()
    {
        Assert.Equal("such nothing", PastedName.Of("such%20nothing%20").Shown);
        Assert.InRange(PastedName.Of(new string('a', 100_000)).Shown.Length, 100, 200);
    }
}
