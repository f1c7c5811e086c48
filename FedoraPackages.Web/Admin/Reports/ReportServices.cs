using FedoraPackages.Connectors.Messages;
using MassTransit;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace FedoraPackages.Web.Admin.Reports;

/// <summary>Registers what the processes of the site say of themselves.</summary>
internal static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<SiteReports>()
        .AddSingleton<OpenTabs>()
        .AddSingleton<CircuitHandler>(provider => provider.GetRequiredService<OpenTabs>())
        .AddHostedService<NodeReporter>()
        .AddBusConsumers(bus => bus.AddConsumer<ReportConsumer, ReportConsumerDefinition>());
}
