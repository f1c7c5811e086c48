using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using MassTransit;

namespace FedoraPackages.Web.Admin.Reports;

internal sealed class WorkerReportConsumer(SiteReports reports) : IConsumer<WorkerReport>
{
    public Task Consume(ConsumeContext<WorkerReport> context)
    {
        reports.Take(context.Message);
        return Task.CompletedTask;
    }
}

/// <summary>Every web node hears it: a queue of its own that goes with the process.</summary>
internal sealed class WorkerReportConsumerDefinition : ConsumerDefinition<WorkerReportConsumer>
{
    public WorkerReportConsumerDefinition() => Endpoint(e => e.OfThisProcess());

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<WorkerReportConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.KeepNothing();
}
