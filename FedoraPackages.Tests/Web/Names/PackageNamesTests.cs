using FedoraPackages.Connectors.Koji;
using FedoraPackages.Web.Names;

namespace FedoraPackages.Tests.Web.Names;

public sealed class PackageNamesTests
{
    private static readonly PackageNames Names = new(new NameList(
    [
        new("R-core", false), new("bash", false), new("gtk2", true), new("guake", false), new("Guake", true), new("python-requests", false),
        new("python-requests-oauthlib", false), new("python-request-id", true), new("rust-ripgrep", false),
    ]));

    [Theory]
    [InlineData("guake", "guake", 0)]
    [InlineData("gauke", "guake", 1)]
    [InlineData("guak", "guake", 1)]
    [InlineData("GUAKE", "guake", 0)]
    [InlineData("bash", "dash", 1)]
    [InlineData("bash", "kernel", 3)]
    public void Within_TwoNames_CountsSlips(string one, string other, int distance) =>
        Assert.Equal(distance, EditDistance.Within(one, other, 2));

    [Fact]
    public void Near_Typo_FindsIt() => Assert.Equal("python-requests", Names.Near("pyton-request", 8)[0].Name);

    [Fact]
    public void Suggest_Prefix_LivingAndShorterFirst() =>
        Assert.Equal(["python-requests", "python-requests-oauthlib", "python-request-id"], Names.Suggest("Python-r", 8).Select(p => p.Name));

    [Fact]
    public void Search_PartOfAName_ExactThenPrefixThenContains() =>
        Assert.Equal(["python-requests", "python-requests-oauthlib"], Names.Search("python-requests", 20).Select(p => p.Name));

    [Theory]
    [InlineData("r-CORE", "R-core")]
    [InlineData("GUAKE", null)]
    [InlineData("none", null)]
    public void FindAnyCase_Name_OnlyWhenItIsOne(string asked, string? found) => Assert.Equal(found, Names.FindAnyCase(asked)?.Name);

    [Theory]
    [InlineData("guake", "guake")]
    [InlineData("r-core ", "R-core")]
    [InlineData("gtk2+", "gtk2")]
    [InlineData("https://src.fedoraproject.org/rpms/bash", "bash")]
    public void Lookup_NameInAnySpelling_FindsIt(string pasted, string name) =>
        Assert.Equal(name, Assert.IsType<PackageLookup.Found>(PackageLookup.Of(Names, PastedName.Of(pasted))).Package.Name);

    [Theory]
    [InlineData("guakee", "guake")]
    [InlineData("python-requests-2.32-1.fc46.noarch.rpm", "python-requests")]
    [InlineData("bash-devel-5.3-1.fc46", "bash")]
    [InlineData("@scope/ripgrep", null)]
    [InlineData("../etc", null)]
    public void Lookup_NoName_OffersWhatIsMeantFirst(string pasted, string? first) =>
        Assert.Equal(first, Assert.IsType<PackageLookup.Unknown>(PackageLookup.Of(Names, PastedName.Of(pasted))).Near.Select(p => p.Name).FirstOrDefault());

    [Fact]
    public void Lookup_NameThatLooksLikeABuild_IsLookedUpWholeFirst()
    {
        var names = new PackageNames(new NameList([new("python", false), new("python-2to3-1-foo1", false)]));

        Assert.Equal("python-2to3-1-foo1", Assert.IsType<PackageLookup.Found>(PackageLookup.Of(names, PastedName.Of("python-2to3-1-foo1"))).Package.Name);
    }

    [Fact]
    public void Lookup_NoListOfNames_ConfirmsNothingThatCanBeAName()
    {
        Assert.Equal("guake", Assert.IsType<PackageLookup.Unconfirmed>(PackageLookup.Of(null, PastedName.Of(" guake"))).Name);
        Assert.IsType<PackageLookup.Unknown>(PackageLookup.Of(null, PastedName.Of("../etc")));
    }

    [Theory]
    [InlineData("gua", "guake")]
    [InlineData("bash-5.3-1.fc46.x86_64", "bash")]
    [InlineData("https://koji.fedoraproject.org/koji/packageinfo?packageID=bash", "bash")]
    public void Suggest_PastedText_OffersWhatIsMeant(string typed, string first) => Assert.Equal(first, Names.Suggest(PastedName.Of(typed), 8)[0].Name);
}
