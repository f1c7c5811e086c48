using FedoraPackages.Web.Names;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Web.Names;

public sealed class UnconfirmedNamesTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Admit_ManyNewNames_TakesSoManyAMinuteAndRemembersThem()
    {
        var names = new UnconfirmedNames(clock);
        Assert.All(Made("early", UnconfirmedNames.PerMinute), name => Assert.True(names.Admit(name)));

        Assert.False(names.Admit("late"));
        Assert.True(names.Admit("early-0"));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(names.Admit("late"));
    }

    [Fact]
    public void Admit_MinuteAfterMinute_EndsSomewhere()
    {
        var names = new UnconfirmedNames(clock);
        var taken = 0;
        foreach (var name in Made("name", UnconfirmedNames.Most * 2))
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            taken += names.Admit(name) ? 1 : 0;
        }

        Assert.Equal(UnconfirmedNames.Most, taken);
    }

    private static IEnumerable<string> Made(string name, int many) => Enumerable.Range(0, many).Select(i => $"{name}-{i}");
}
