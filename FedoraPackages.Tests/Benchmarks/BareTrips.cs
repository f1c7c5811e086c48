using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Publishes and consumes on the site's own bus, and nothing else: what any way over it costs at least.</summary>
internal sealed class BareTrips
{
    private readonly IBus bus;
    private TaskCompletionSource<long> arrived = new();
    private int number;

    private BareTrips(IBus bus) => this.bus = bus;

    public static async Task<BareTrips> BeginAsync(IServiceProvider services)
    {
        var trips = new BareTrips(services.GetRequiredService<IBus>());
        await services.GetRequiredService<IReceiveEndpointConnector>().ConnectReceiveEndpoint("echo", (_, endpoint) =>
            endpoint.Handler<Echo>(_ =>
            {
                trips.arrived.TrySetResult(Stopwatch.GetTimestamp());
                return Task.CompletedTask;
            })).Ready;
        return trips;
    }

    public async Task<TimeSpan> MakeAsync()
    {
        arrived = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var sent = Stopwatch.GetTimestamp();
        await bus.Publish(new Echo(++number));
        return Stopwatch.GetElapsedTime(sent, await arrived.Task);
    }
}
