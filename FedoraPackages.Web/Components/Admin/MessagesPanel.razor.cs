using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Admin;

/// <summary>
/// What became of the last messages, page by page. Its rows stand still while somebody points at them, so that no other message is replayed
/// than was meant.
/// </summary>
public sealed partial class MessagesPanel
{
    private const int Most = 500;

    private readonly HeldList<(string Id, MessageNote Note)> matching = new(m => m.Id);
    private IReadOnlyList<(string Id, MessageNote Note)> all = [];
    private RowPage<(string Id, MessageNote Note)> rows = new([], 1);
    private (string Query, string Outcome, int Page) view;
    private bool pointedAt;

    [Parameter]
    public string Query { get; set; } = "";

    /// <summary>"marked", "ignored", or any.</summary>
    [Parameter]
    public string Outcome { get; set; } = "";

    [Parameter]
    public string? Page { get; set; }

    [Inject]
    internal Journal<MessageNote> Messages { get; set; } = null!;

    protected override async Task<bool> ReadAsync(CancellationToken ct)
    {
        var more = await Messages.ReadAsync(all.Count == 0 ? null : all[0].Id, ct);
        if (more.Count == 0)
            return false;
        all = [.. more.Reverse().Select(m => (m.Id, ToShow(m.Entry))).Concat(all).Take(Most)];
        Select();
        return true;
    }

    protected override void OnParametersSet()
    {
        var wanted = (Query, Outcome, ViewQuery.Page(Page));
        if (wanted == view)
            return;
        view = wanted;
        matching.Hold(false);
        Select();
        Hold();
    }

    private Task PointAsync(bool at)
    {
        pointedAt = at;
        if (Hold())
        {
            Select();
            StateHasChanged();
        }

        return Task.CompletedTask;
    }

    // What has been paged to stands still as well.
    private bool Hold() => matching.Hold(pointedAt || view.Page > 1);

    // Anybody may have chosen topic and id; and that there is a body is all that is kept of it here, because it may be large.
    private static MessageNote ToShow(MessageNote note) =>
        note with { Topic = MailAddress.Without(note.Topic), Id = MailAddress.Without(note.Id), Body = note.Body is null ? null : "" };

    private void Select()
    {
        matching.Take([.. all.Where(m => Matches(m.Note))]);
        rows = new(matching.Shown, view.Page);
    }

    private void ShowAll()
    {
        matching.ShowAll();
        Select();
    }

    private string Href(string outcome, int page) => ViewQuery.Href(
        "/admin/messages", ("outcome", outcome.Length > 0 ? outcome : null), ("q", Query.Length > 0 ? Query : null), ("page", ViewQuery.Page(page)));

    private string? PageHref(int page) => page < 1 || page > rows.Pages ? null : Href(Outcome, page);

    private bool Matches(MessageNote note) =>
        Outcome switch { "marked" => note.Ignored is null, "ignored" => note.Ignored is not null, _ => true }
        && (Query.Length == 0
            || new[] { note.Topic, note.Id, note.Ignored ?? "", note.Detail ?? "" }.Concat(note.Facts).Concat(note.Stale)
                .Any(text => text.Contains(Query, StringComparison.OrdinalIgnoreCase)));
}
