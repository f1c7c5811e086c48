using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Reads a list of Bodhi's page by page (<c>upstreams/http.md</c> §1.1), to its end or as far as asked.</summary>
/// <param name="path">With a query, without its page: <c>releases/?state=current</c>.</param>
/// <param name="member">The list in the envelope.</param>
internal sealed class BodhiList<T>(BodhiApi bodhi, string path, string member, int rowsPerPage, Func<JsonElement, T?> read, Func<T, string> keyOf)
    where T : class
{
    private const int Attempts = 3;
    private const int MostPages = 50;

    /// <summary>
    /// The first rows, each once, and how many there are in truth. Rows that are not meant (<c>read</c> gives null) do not count. While
    /// the list changes between two pages a row could be missed: then it is read again, three times at most.
    /// </summary>
    public async Task<(int Total, IReadOnlyList<T> Rows)> ReadAsync(int most, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (settled, total, rows) = await WalkAsync(most, ct).ConfigureAwait(false);
            if (settled || attempt == Attempts)
                return (total, rows);
        }
    }

    private async Task<(bool Settled, int Total, IReadOnlyList<T> Rows)> WalkAsync(int most, CancellationToken ct)
    {
        var rows = new Dictionary<string, T>(StringComparer.Ordinal);
        int seen = 0, others = 0;
        long? total = null;
        var settled = true;
        for (var page = 1; page <= MostPages && seen < most; page++)
        {
            var (of, pages, items) = await bodhi.GetAsync(Address(page), Envelope, ct).ConfigureAwait(false);
            settled &= total is null || total == of;
            total = of;
            seen += items.Count;
            foreach (var item in items)
            {
                if (item is null)
                    others++;
                else
                    rows.TryAdd(keyOf(item), item);
            }

            if (items.Count == 0 || page >= pages)
                return (settled, rows.Count, [.. rows.Values]);
        }

        var rest = (int)Math.Clamp((total ?? 0) - others, 0, int.MaxValue);
        return (settled, Math.Max(rest, rows.Count), [.. rows.Values.Take(most)]);
    }

    private string Address(int page) => string.Create(CultureInfo.InvariantCulture, $"{path}&rows_per_page={rowsPerPage}&page={page}");

    private (long Total, long Pages, List<T?> Items) Envelope(JsonElement root)
    {
        if (root.Number("total") is not (>= 0 and var total) || root.Number("pages") is not (>= 0 and var pages)
            || !root.TryGetProperty(member, out var list) || list.ValueKind != JsonValueKind.Array)
            throw BodhiApi.Unreadable("a list of another shape");
        return (total, pages, [.. list.EnumerateArray().Select(row => row.ValueKind == JsonValueKind.Object ? read(row) : throw BodhiApi.Unreadable("a row of another shape"))]);
    }
}
