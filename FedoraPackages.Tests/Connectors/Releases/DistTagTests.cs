using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Tests.Connectors.Releases;

public sealed class DistTagTests
{
    [Theory]
    [InlineData("2.fc46", "F46", "F46")]
    [InlineData("2.fc9", "F9", "F9")]
    [InlineData("3.fc43.1", "F43", "F43")]
    [InlineData("1.el9", "EPEL-9", "EPEL 9")]
    [InlineData("1.el10_2", "EPEL-10.2", "EPEL 10.2")]
    [InlineData("1.el10_2.3", "EPEL-10.2", "EPEL 10.2")]
    [InlineData("1.el9.next", "EPEL-9N", "EPEL 9 Next")]
    [InlineData("1.el9.next.2", "EPEL-9N", "EPEL 9 Next")]
    [InlineData("1.fc46,draft_1738", "F46", "F46")]
    [InlineData("1.eln150", "ELN", "ELN")]
    [InlineData("0.1.20260101git1a2b.fc44~bootstrap", "F44", "F44")]
    [InlineData("1.fc1.fc44", "F44", "F44")]
    public void Of_DistTagOfFedora_NamesTheRelease(string release, string id, string name)
    {
        var tag = DistTag.Of(release);

        Assert.Equal((id, name), (tag?.Id, tag?.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.fcx")]
    [InlineData("1.fc43a")]
    [InlineData("1.module_f34+11154+32e8396f")]
    [InlineData("1.fc99999999999999999999")]
    [InlineData("fc43")]
    public void Of_NoDistTag_IsNull(string release) => Assert.Null(DistTag.Of(release));

    [Fact]
    public void Order_AllKinds_FedoraThenEpelThenElnNewestFirst()
    {
        string[] releases = ["1.el9", "1.eln150", "1.fc43", "1.el10_1", "1.fc46", "1.el10_2", "1.el8", "1.el9.next"];

        var ordered = releases.Select(DistTag.Of).OrderBy(t => t?.Order).Select(t => t?.Id);

        Assert.Equal(["F46", "F43", "EPEL-10.2", "EPEL-10.1", "EPEL-9", "EPEL-9N", "EPEL-8", "ELN"], ordered);
    }

    [Theory]
    [InlineData("2.fc46", "2", "F46", "")]
    [InlineData("3.fc43.1", "3", "F43", ".1")]
    [InlineData("1.el10_0", "1", "EPEL-10.0", "")]
    [InlineData("1.fc44~bootstrap", "1", "F44", "~bootstrap")]
    [InlineData("1.fc1.fc44", "1.fc1", "F44", "")]
    [InlineData("1", "1", null, "")]
    [InlineData("", "", null, "")]
    public void Split_ReleaseField_IsWhatStandsAroundItsDistTag(string release, string before, string? id, string after)
    {
        var (found, tag, rest) = DistTag.Split(release);

        Assert.Equal((before, id, after), (found, tag?.Id, rest));
    }
}
