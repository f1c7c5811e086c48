using Bunit;
using FedoraPackages.Web.Components.Controls;

namespace FedoraPackages.Tests.Web.Controls;

public sealed class SkeletonTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Draw_WithoutACircuit_ComesBackByItselfAndWithOneDoesNot(bool interactive, int refreshes)
    {
        await using var at = new Drawing(interactive: interactive);

        var skeleton = at.Render<Skeleton>(p => p.Add(c => c.Source, "Koji").Add(c => c.Here, "/packages/guake"));

        Assert.Equal(refreshes, skeleton.FindAll("meta").Count);
        Assert.Contains("Asking Koji", skeleton.Markup, StringComparison.Ordinal);
    }
}
