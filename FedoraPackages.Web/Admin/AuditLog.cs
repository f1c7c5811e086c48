using System.Text.Encodings.Web;
using System.Text.Json;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Web.Admin;

/// <summary>
/// Who did what, when, and with what result: in a file that is only ever added to, in the log, and in a journal that all nodes share and show.
/// </summary>
internal sealed class AuditLog(AdminFiles files, Journal<AuditEntry> journal, TimeProvider clock, ILogger<AuditLog> log)
{
    public const string File = "audit.jsonl";

    private const int Longest = 600;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock gate = new();

    /// <summary>Never throws: what has been done has been done.</summary>
    public async Task WriteAsync(string who, string what, string subject, string result)
    {
        var entry = new AuditEntry(clock.GetUtcNow(), Line(who), Line(what), Line(subject), Line(result));
        AdminLog.Acted(log, entry.Who, entry.What, entry.Subject, entry.Result);
        try
        {
            var line = JsonSerializer.Serialize(entry, Json);
            lock (gate)
                files.Append(File, line);
        }
        catch (Exception e)
        {
            AdminLog.NotAudited(log, files.PathOf(File), e);
        }

        try
        {
            await journal.WriteAsync([entry], CancellationToken.None);
        }
        catch (StoreAwayException)
        {
            // The file has it; the store's link has said that it is away.
        }
        catch (Exception e)
        {
            AdminLog.NotShared(log, e);
        }
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(CancellationToken ct) =>
        [.. (await journal.ReadAsync(null, ct)).Select(e => e.Entry).Reverse()];

    // One line each, and nobody's mail address: banners and messages are typed by hand.
    private static string Line(string text)
    {
        var line = MailAddress.Without(new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]));
        return line.Length > Longest ? line[..Longest] + "…" : line;
    }
}
