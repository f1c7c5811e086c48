using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Web.Admin.Reports;

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
