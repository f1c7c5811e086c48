using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Connectors.Releases;

/// <summary>Asks the rules of the house, as they are registered; of a matrix made by hand.</summary>
internal static class Attention
{
    private static readonly ServiceProvider Services =
        new ServiceCollection().AddReleasesPanels().AddBodhiPanels().AddBugzillaPanels().AddSingleton<AttentionRules>().BuildServiceProvider();

    public static AttentionRules Rules => Services.GetRequiredService<AttentionRules>();

    /// <summary>What is null is not known.</summary>
    public static AttentionList Of(bool retired, ReleaseMatrix? matrix, BugList? bugs, UpdateList? updates, ReleaseList? releases = null)
    {
        var answers = new Dictionary<PanelKey, object>();
        Keep(BugzillaPanels.Bugs.For("demo"), bugs);
        Keep(BodhiPanels.Updates.For("demo"), updates);
        Keep(BodhiPanels.Releases.Site, releases);
        var facts = new AttentionFacts("demo", retired, Given.Now, answers);
        // Whoever joins first does it for all.
        facts.Joined(_ => matrix);
        return Rules.Of(facts);

        void Keep(PanelKey key, object? value)
        {
            if (value is not null)
                answers[key] = value;
        }
    }
}
