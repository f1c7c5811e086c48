using System.Collections.Concurrent;
using System.Net;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>Read the pages of every web node, over and over, and note every answer that is no page.</summary>
internal sealed class Visitors : IAsyncDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly List<Task> reading;
    private int pages;

    public Visitors(IEnumerable<Node> webs, params IReadOnlyList<string> packages) =>
        reading = [.. webs.SelectMany(web => packages.Select(package => ReadAsync(web, package)))];

    /// <summary>Statuses of 500 and above, and connections that broke.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>Some page has said that the store is away.</summary>
    public bool WereToldOfTheStore { get; private set; }

    public int Pages => pages;

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await Task.WhenAll(reading);
        leaving.Dispose();
    }

    private async Task ReadAsync(Node web, string package)
    {
        while (!leaving.IsCancellationRequested)
        {
            try
            {
                using var answer = await web.Client.GetAsync($"/packages/{package}/builds", leaving.Token);
                var html = await answer.Content.ReadAsStringAsync(leaving.Token);
                Interlocked.Increment(ref pages);
                WereToldOfTheStore |= html.Contains("This site&#x27;s store is not answering", StringComparison.Ordinal);
                if (answer.StatusCode >= HttpStatusCode.InternalServerError || ShownBuilds.In(html).Count == 0)
                    Complaints.Enqueue($"{web.Url} {package}: {(int)answer.StatusCode}, {ShownBuilds.In(html).Count} builds");
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, leaving.Token);
            }
            catch (OperationCanceledException) when (leaving.IsCancellationRequested)
            {
                // Gone.
            }
            catch (HttpRequestException e)
            {
                Complaints.Enqueue($"{web.Url} {package}: {e.Message}");
            }
        }
    }
}
