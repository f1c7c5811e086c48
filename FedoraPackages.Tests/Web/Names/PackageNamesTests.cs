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

    [Fact]
    public void Lookup_EveryKindOfName_LeadsWhereItShould()
    {
        Assert.IsType<PackageLookup.Found>(PackageLookup.Of(Names, "guake"));
        Assert.Equal("R-core", Assert.IsType<PackageLookup.Elsewhere>(PackageLookup.Of(Names, "r-core")).Name);
        Assert.NotEmpty(Assert.IsType<PackageLookup.Unknown>(PackageLookup.Of(Names, "guakee")).Near);
        Assert.IsType<PackageLookup.Unknown>(PackageLookup.Of(null, "../etc"));
        Assert.IsType<PackageLookup.Unanswerable>(PackageLookup.Of(null, "guake"));
    }
}
