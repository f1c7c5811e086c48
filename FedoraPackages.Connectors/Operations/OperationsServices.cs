using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Operations;

/// <summary>Registers what web nodes and workers tell each other.</summary>
internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddDocument(SiteDocuments.Controls)
        .AddDocument(SiteDocuments.Bulk)
        .AddDocument(SiteDocuments.Listening)
        .AddDocument(SiteDocuments.Redelivered)
        .AddHostedService<DocumentWatch>()
        .AddSingleton(provider => new Journal<MessageNote>(
            SiteJournals.Messages, SiteJournals.MostMessages, OperationsJson.Default.MessageNote, provider.GetRequiredService<ISiteStore>()))
        .AddSingleton(provider => new Journal<AuditEntry>(
            SiteJournals.Audit, SiteJournals.MostAudit, OperationsJson.Default.AuditEntry, provider.GetRequiredService<ISiteStore>()))
        .AddSingleton(provider => new Journal<SeenMessages>(
            SiteJournals.Seen, SiteJournals.MostSeen, OperationsJson.Default.SeenMessages, provider.GetRequiredService<ISiteStore>()));

    private static IServiceCollection AddDocument<T>(this IServiceCollection services, DocumentKind<T> kind)
        where T : class => services
        .AddSingleton(kind)
        .AddSingleton<SharedDocument<T>>()
        .AddSingleton<ISharedDocument>(provider => provider.GetRequiredService<SharedDocument<T>>());
}
