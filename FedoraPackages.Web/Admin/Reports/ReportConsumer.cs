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
