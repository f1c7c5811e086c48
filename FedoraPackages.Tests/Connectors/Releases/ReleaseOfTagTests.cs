using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

public sealed class ReleaseOfTagTests
{
    private static readonly ReleaseList Alive = new([Rawhide, F45, F44, Epel("10.3", "epel10"), Epel("9"), Eln]);

    [Theory]
    [InlineData("rawhide", "F46")]
    [InlineData("f46", "F46")]
    [InlineData("f44-updates-candidate", "F44")]
    [InlineData("f44-build-side-9871", "F44")]
    [InlineData("f440", null)]
    [InlineData("f39-updates", null)]
    [InlineData("f44-flatpak-candidate", null)]
    [InlineData("f44-container-updates", null)]
    [InlineData("epel9-testing", "EPEL-9")]
    [InlineData("epel9-next-candidate", null)]
    [InlineData("epel10.3-testing", "EPEL-10.3")]
    [InlineData("epel10-candidate", "EPEL-10.3")]
    [InlineData("epel10.2-candidate", null)]
    [InlineData("eln-candidate", "ELN")]
    public void Of_Tag_IsTheReleaseItBelongsTo(string tag, string? release) => Assert.Equal(release, ReleaseOfTag.Of(tag, Alive)?.Name);

    [Fact]
    public void Of_TagOfEpelNext_IsItsOwnReleaseWhereThatIsAlive()
    {
        var next = Epel("9") with { Name = "EPEL-9N", Branch = "epel9-next", Tags = F44.Tags with { Base = "epel9-next" } };

        Assert.Equal("EPEL-9N", ReleaseOfTag.Of("epel9-next-candidate", new ReleaseList([.. Alive.Releases, next]))?.Name);
    }

    [Theory]
    [InlineData("F46", "Rawhide")]
    [InlineData("F45", "F45")]
    [InlineData("EPEL-10.3", "EPEL 10.3")]
    [InlineData("EPEL-9N", "EPEL 9 Next")]
    [InlineData("ELN", "ELN")]
    public void Name_OfARelease_IsTheSameEverywhere(string name, string words) => Assert.Equal(words, ReleaseName.Of(name, Alive));
}
