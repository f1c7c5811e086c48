using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd.Hostile;

/// <summary>A hundred strings that mean to be more than text, in every field of Koji, Bodhi and Bugzilla: shown as text, and nothing else.</summary>
public sealed partial class HostileTests(Browser browser) : IAsyncLifetime
{
    /// <summary>By these an answer is told apart; they have their turn one at a time.</summary>
    private static readonly string[] Keys =
    [
        "package_name", "tag_name", "method", "creation_time", "start_time", "completion_time",
        "alias", "updateid", "nvr", "status", "request", "type", "content_type", "test_gating_status",
        "date_submitted", "date_testing", "date_stable", "timestamp", "submission_date", "expiration_date",
        "state", "id_prefix", "name", "branch", "dist_tag", "stable_tag", "testing_tag", "candidate_tag",
        "pending_signing_tag", "pending_testing_tag", "pending_stable_tag", "component", "product", "last_change_time",
    ];

    private static readonly string[] Paths =
        [
            "/", "/packages/guake", "/packages/guake/builds", "/packages/guake/updates", "/packages/guake/bugs", "/packages/guake/bugs?page=2",
            "/packages/systemd", "/packages/systemd/updates", "/packages/kernel/bugs", "/packages/kernel/builds?page=2"
        ];

    private readonly string directory = Directory.CreateTempSubdirectory("hostile").FullName;
    private Site sandbox = null!;
    private KojiInBetween koji = null!;
    private RestInBetween bodhi = null!;
    private RestInBetween bugzilla = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = await Site.StartAsync();
        (koji, bodhi, bugzilla) = (await KojiInBetween.StartAsync(), await RestInBetween.StartAsync("Bodhi"), await RestInBetween.StartAsync("Bugzilla"));
        var addresses = sandbox.Services.GetRequiredService<ISandboxAddresses>();
        (koji.Hub, bodhi.Behind, bugzilla.Behind) = (addresses.Of("Koji"), addresses.Of("Bodhi"), addresses.Of("Bugzilla"));
    }

    public async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        await koji.DisposeAsync();
        await bodhi.DisposeAsync();
        await bugzilla.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Pages_WithHostileTextInEveryField_ShowItAsTextAndBreakNoPolicy()
    {
        var hostile = new HostileAnswers(Keys.ToHashSet(StringComparer.Ordinal));
        Spoil(hostile);
        await using var site = await LiveAsync();
        await using var window = await browser.OpenAsync();
        await window.AddInitScriptAsync(
            "window.violations = []; "
                + "document.addEventListener('securitypolicyviolation', e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));");
        var (found, shown) = (new List<string>(), new HashSet<string>());
        foreach (var path in Paths)
        {
            var tab = await window.NewPageAsync();
            tab.Dialog += (_, dialog) => found.Add($"{path}: a dialog says {dialog.Message}");
            tab.PageError += (_, error) => found.Add($"{path}: {error}");
            await tab.GotoAsync(new Uri(site.Url, path).ToString());
            await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
            await Expect(tab.Locator(".skeleton")).ToHaveCountAsync(0);
            found.AddRange((await tab.EvaluateAsync<string[]>(WhatRan)).Select(what => $"{path}: {what}"));
            shown.UnionWith(Mark().Matches(await tab.EvaluateAsync<string>("() => document.documentElement.textContent")).Select(m => m.Value));
            await tab.CloseAsync();
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(Enumerable.Range(0, HostileStrings.All.Count).Select(HostileStrings.Mark).Except(shown));
    }

    [Fact]
    public async Task Pages_WithAHostileKey_RefuseTheAnswerOrShowItAsText()
    {
        await using var site = await LiveAsync();
        foreach (var key in Keys)
        {
            Spoil(new HostileAnswers(new HashSet<string>(), only: key));
            foreach (var path in new[] { "/", "/packages/guake", "/packages/guake/builds", "/packages/guake/updates", "/packages/guake/bugs" })
            {
                using var answer = await site.Client.GetAsync(path, Ct);
                Assert.InRange((int)answer.StatusCode, 200, 404);
                Assert.Empty(HostileHtml.In(await answer.Content.ReadAsStringAsync(Ct)).Select(what => $"{key}, {path}: {what}"));
            }
        }
    }

    /// <summary>
    /// What is in the page that upstream text could have put there. The notes of an update are Markdown, and may link to any site; such a
    /// link says that this site does not stand behind it.
    /// </summary>
    private const string WhatRan = """
        () => [
            ...(window.hostile === undefined ? [] : ['it ran']),
            ...window.violations.map(v => 'violates ' + v),
            ...[...document.querySelectorAll('main script, main iframe, main object, main embed, main style, main img, main form, main base, main meta:not(noscript meta)')].map(e => 'has ' + e.outerHTML),
            ...[...document.querySelectorAll('main a[href]')].filter(a => !['http:', 'https:'].includes(a.protocol) || (a.hostname.endsWith('evil.invalid') && !(a.closest('.notes') && a.relList.contains('nofollow')))).map(a => 'leads to ' + a.href),
            ...[...document.querySelectorAll('main *')].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).map(a => 'has ' + a.name),
        ]
        """;

    private void Spoil(HostileAnswers hostile) =>
        (koji.Change, bodhi.Change, bugzilla.Change) = (hostile.Xml, (_, body) => hostile.Json(body), (_, body) => hostile.Json(body));

    /// <summary>As with Fedora's own services: with links that lead somewhere.</summary>
    private Task<Site> LiveAsync() => Site.StartAsync(
        ("Fedora:Source", "Live"), ("Data:Directory", directory), ("Upstreams:Koji:Url", koji.Url.ToString()),
        ("Upstreams:Bodhi:Url", bodhi.Url.ToString()), ("Upstreams:Bugzilla:Url", bugzilla.Url.ToString()));

    [GeneratedRegex("zq[0-9]+z", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
