using FedoraPackages.Connectors.Koji;

namespace FedoraPackages.Tests.Connectors.Koji;

public sealed class KojiPagesTests
{
    [Fact]
    public void Page_OfEachThing_IsWhereKojiShowsIt()
    {
        Assert.Equal("https://koji.fedoraproject.org/koji/packageinfo?packageID=libstdc%2B%2B", KojiPages.Package("libstdc++"));
        Assert.Equal("https://koji.fedoraproject.org/koji/buildinfo?buildID=2811602", KojiPages.Build(2811602));
        Assert.Equal("https://koji.fedoraproject.org/koji/taskinfo?taskID=138514174", KojiPages.Task(138514174));
        Assert.Equal("https://koji.fedoraproject.org/koji/getfile?taskID=7&name=a%26b.log", KojiPages.TaskLog(7, "a&b.log"));
        Assert.Equal("https://koji.fedoraproject.org/koji/userinfo?userID=bodhi%2Fserver", KojiPages.User("bodhi/server"));
    }
}
