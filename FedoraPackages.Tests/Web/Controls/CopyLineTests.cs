using Bunit;
using FedoraPackages.Web.Components.Controls;

namespace FedoraPackages.Tests.Web.Controls;

public sealed class CopyLineTests : IAsyncDisposable
{
    private readonly Drawing at = new();

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Theory]
    [InlineData("sudo dnf install guake", "sudo dnf install guake")]
    [InlineData(
        "sudo dnf upgrade --enablerepo=updates-testing --advisory=FEDORA-2026-1",
        "sudo dnf upgrade", "--enablerepo=updates-testing", "--advisory=FEDORA-2026-1")]
    [InlineData("sudo dnf -y install some-name", "sudo dnf", "-y install some-name")]
    public void Command_Drawn_IsWholeAndMayBreakBeforeOptionsOnly(string command, params string[] parts)
    {
        var line = at.Render<CopyLine>(p => p.Add(c => c.Text, command));

        Assert.Equal(command, line.Find("code").TextContent);
        Assert.Equal(command, line.Find("button").GetAttribute("data-copy"));
        Assert.Equal(parts, line.FindAll("code span").Select(s => s.TextContent));
    }
}
