using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using MassTransit;

namespace FedoraPackages.Web.Admin.Reports;

/// <summary>Hears what workers and web nodes say of themselves.</summary>
internal sealed class ReportConsumer(SiteReports reports) : IConsumer<WorkerReport>, IConsumer<NodeReport>
{
    public Task Consume(ConsumeContext<WorkerReport> context)
    {
        reports.Take(context.Message);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<NodeReport> context)
    {
        reports.Take(context.Message);
        return Task.CompletedTask;
    }
}

/// <summary>Every web node hears it: a queue of its own that goes with the process.</summary>
internal sealed class ReportConsumerDefinition : ConsumerDefinition<ReportConsumer>
{
    public ReportConsumerDefinition() => Endpoint(e => e.OfThisProcess());

    // Said again within seconds.
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<ReportConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.KeepNothing();
}
