using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Json;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Reads a list of Bodhi's page by page (<c>upstreams/http.md</c> §1.1), to its end or as far as asked.</summary>
/// <param name="path">With a query, without its page: <c>releases/?state=current</c>.</param>
/// <param name="member">The list in the envelope.</param>
/// <param name="read">Null for a row that is not meant.</param>
internal sealed class BodhiList<T>(BodhiApi bodhi, string path, string member, int rowsPerPage, Func<JsonElement, T?> read, Func<T, string> keyOf)
    where T : class
{
    private const int Attempts = 3;
    private const int MostPages = 50;

    /// <summary>
    /// The first rows, each once, and how many there are in truth. A list that changes between two pages may lose a row or show one
    /// twice: then it is read again, and one that never holds still is no answer.
    /// </summary>
    public async Task<(int Total, IReadOnlyList<T> Rows)> ReadAsync(int most, CancellationToken ct)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await WalkAsync(most, ct).ConfigureAwait(false) is { } whole)
                return whole;
        }

        throw BodhiApi.Unreadable("a list that changes while it is read");
    }

    /// <summary>Null when the pages do not make one list.</summary>
    private async Task<(int Total, IReadOnlyList<T> Rows)?> WalkAsync(int most, CancellationToken ct)
    {
        var rows = new Dictionary<string, T>(StringComparer.Ordinal);
        var others = 0;
        long? total = null;
        for (var page = 1; page <= MostPages; page++)
        {
            var (of, items) = await bodhi.GetAsync(Address(page), Envelope, ct).ConfigureAwait(false);
            if (total is not null && total != of)
                return null;
            total = of;
            foreach (var item in items)
            {
                if (item is null)
                    others++;
                else if (!rows.TryAdd(keyOf(item), item))
                    return null;
            }

            if (rows.Count + others >= Math.Min(of, most))
                return ((int)Math.Clamp(of - others, rows.Count, int.MaxValue), [.. rows.Values.Take(most)]);
            if (items.Count == 0)
                return null;
        }

        return null;
    }

    private string Address(int page) => string.Create(CultureInfo.InvariantCulture, $"{path}&rows_per_page={rowsPerPage}&page={page}");

    private (long Total, List<T?> Items) Envelope(JsonElement root)
    {
        if (root.Number("total") is not (>= 0 and var total) || !root.TryGetProperty(member, out var list) || list.ValueKind != JsonValueKind.Array)
            throw BodhiApi.Unreadable("a list of another shape");
        return (total, [.. list.EnumerateArray()
            .Select(row => row.ValueKind == JsonValueKind.Object ? read(row) : throw BodhiApi.Unreadable("a row of another shape"))]);
    }
}
