// A renderer of one's own must read render batches; the warning is about types that may change with the framework.
#pragma warning disable BL0006
using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>
/// A tab without a browser: an interactive renderer with a dispatcher of its own, as each circuit has, that draws one panel and looks
/// for a text in what it draws. A real circuit adds the writing of the batch on its connection.
/// </summary>
internal sealed class HeadlessTab : IAsyncDisposable
{
    private readonly Drawer drawer;
    private volatile string? wanted;
    private TaskCompletionSource<long> seen = NewSeen();
    private long lastDrawn;

    public HeadlessTab(IServiceProvider services) => drawer = new Drawer(this, services);

    /// <summary>When this tab last drew anything (<see cref="Stopwatch"/>).</summary>
    public long LastDrawn => Volatile.Read(ref lastDrawn);

    public Task OpenAsync<T>(string package)
        where T : IComponent => drawer.OpenAsync<T>(package);

    /// <summary>Completes, with the time, when a text that stands in what is newly drawn is this one.</summary>
    public Task<long> DrawsAsync(string text)
    {
        seen = NewSeen();
        wanted = text;
        return seen.Task;
    }

    public ValueTask DisposeAsync() => drawer.DisposeAsync();

    private void Drawn(ArrayRange<RenderTreeFrame> frames)
    {
        Volatile.Write(ref lastDrawn, Stopwatch.GetTimestamp());
        if (wanted is { } text && Has(frames, text))
        {
            wanted = null;
            seen.TrySetResult(lastDrawn);
        }
    }

    private static bool Has(ArrayRange<RenderTreeFrame> frames, string text)
    {
        foreach (ref readonly var frame in frames.Array.AsSpan(0, frames.Count))
        {
            if (frame.FrameType == RenderTreeFrameType.Text && frame.TextContent == text)
                return true;
        }

        return false;
    }

    private static TaskCompletionSource<long> NewSeen() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Drawer(HeadlessTab tab, IServiceProvider services)
        : Renderer(new TabServices(services), services.GetRequiredService<ILoggerFactory>())
    {
        public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

        protected override RendererInfo RendererInfo { get; } = new("Server", isInteractive: true);

        public Task OpenAsync<T>(string package)
            where T : IComponent =>
            Dispatcher.InvokeAsync(() =>
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Package"] = package });
                return RenderRootComponentAsync(AssignRootComponentId(InstantiateComponent(typeof(T))), parameters);
            });

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
        {
            tab.Drawn(renderBatch.ReferenceFrames);
            return Task.CompletedTask;
        }

        protected override void HandleException(Exception exception) => tab.seen.TrySetException(exception);
    }

    /// <summary>The site's services, with a browser that has not scrolled.</summary>
    private sealed class TabServices(IServiceProvider site) : IServiceProvider, IJSRuntime
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IJSRuntime) ? this : site.GetService(serviceType);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => ValueTask.FromResult(default(TValue)!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            ValueTask.FromResult(default(TValue)!);
    }
}
