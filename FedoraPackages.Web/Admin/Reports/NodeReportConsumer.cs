using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using MassTransit;

namespace FedoraPackages.Web.Admin.Reports;

internal sealed class NodeReportConsumer(SiteReports reports) : IConsumer<NodeReport>
{
    public Task Consume(ConsumeContext<NodeReport> context)
    {
        reports.Take(context.Message);
        return Task.CompletedTask;
    }
}

/// <summary>Every web node hears it: a queue of its own that goes with the process.</summary>
internal sealed class NodeReportConsumerDefinition : ConsumerDefinition<NodeReportConsumer>
{
    public NodeReportConsumerDefinition() => Endpoint(e => e.OfThisProcess());

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<NodeReportConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.KeepNothing();
}
