using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Upstreams;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Does at random what readers, workers, Fedora and a bad day do to the site, and has all that comes back checked.</summary>
internal sealed class RandomVisitor(Site site, KojiInBetween koji, RandomTale tale, IReadOnlyList<string> packages, MixingCheck check, int seed)
{
    private readonly Random dice = new(seed);
    private readonly List<IDisposable> open = [];
    private readonly IPanelStore store = site.Services.GetRequiredService<IPanelStore>();
    private readonly IPanelSignals signals = site.Services.GetRequiredService<IPanelSignals>();
    private readonly PanelReader reader = site.Services.GetRequiredService<PanelReader>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task RunAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
            await StepAsync(KojiPanels.Builds.For(packages[dice.Next(packages.Count)]));
        open.ForEach(subscription => subscription.Dispose());
    }

    private Task StepAsync(PanelKey key) => dice.Next(100) switch
    {
        < 25 => ReadPageAsync(key),
        < 45 => ReadPanelAsync(key),
        < 58 => SubscribeAsync(key),
        < 68 => MarkAsync(key),
        < 88 => TellAsync(),
        < 97 => RepeatNoticeAsync(key),
        _ => StumbleAsync(),
    };

    private async Task ReadPageAsync(PanelKey key) => check.Html(key.Package, await site.HtmlAsync($"/packages/{key.Package}/builds"));

    /// <summary>Readings that the store did not answer in time.</summary>
    public int Unanswered { get; private set; }

    private async Task ReadPanelAsync(PanelKey key)
    {
        try
        {
            check.Panel(key, await reader.ReadAsync(KojiPanels.Builds, key, Ct));
        }
        catch (StoreAwayException)
        {
            // As for a component: it draws what it has. The test bounds how often.
            Unanswered++;
        }
    }

    private Task SubscribeAsync(PanelKey key)
    {
        if (open.Count > 4)
        {
            open[0].Dispose();
            open.RemoveAt(0);
        }

        open.Add(site.Subscriptions.Subscribe(key, generation => check.Notice([key], key, generation)));
        return Task.CompletedTask;
    }

    private async Task MarkAsync(PanelKey key) =>
        await store.MarkAsync([new PanelMark(key, (RefreshLane)dice.Next(3), "somebody asked", [], (MarkWhen)dice.Next(5))], Ct);

    private async Task TellAsync()
    {
        var messages = tale.Move(dice);
        await site.TellAsync(dice.Next(2) == 0 ? messages : [.. messages.Reverse(), .. messages]);
    }

    private async Task RepeatNoticeAsync(PanelKey key)
    {
        foreach (var header in await store.HeadersAsync([key], Ct))
            await signals.RefreshedAsync(header.Key, header.Generation, Ct);
    }

    /// <summary>The next answer is none. Only the next: a service that is down for longer is not asked any more.</summary>
    private Task StumbleAsync()
    {
        var halfAnswer = dice.Next(2) == 0;
        koji.Fault = context =>
        {
            koji.Fault = null;
            return halfAnswer
                ? ScriptedServer.SendHalf(context, "<?xml version='1.0'?><methodResponse>"u8.ToArray())
                : ScriptedServer.Status(context, StatusCodes.Status500InternalServerError);
        };
        return Task.CompletedTask;
    }
}
