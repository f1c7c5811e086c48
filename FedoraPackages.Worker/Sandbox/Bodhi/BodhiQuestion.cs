using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FedoraPackages.Worker.Sandbox.Bodhi;

/// <summary>The query string of a list: values come repeated, or separated by commas or spaces (<c>upstreams/http.md</c> §1).</summary>
internal sealed class BodhiQuestion
{
    private const int MostRows = 1_000;

    private readonly IQueryCollection query;

    public BodhiQuestion(IQueryCollection query)
    {
        this.query = query;
        Page = Number("page", 1, int.MaxValue);
        RowsPerPage = Number("rows_per_page", 20, MostRows);
    }

    public int Page { get; }

    public int RowsPerPage { get; }

    /// <summary>Empty when it was not asked for.</summary>
    public IReadOnlyList<string> List(string name) => [.. query[name].SelectMany(v => (v ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Null when it was not asked for.</summary>
    public string? Text(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;

    public bool? Flag(string name) => query.TryGetValue(name, out var value) ? value.ToString() is "true" or "1" : null;

    /// <summary>One page of rows in their envelope.</summary>
    public JsonObject Envelope<T>(string member, IReadOnlyList<T> rows, Func<T, JsonNode> write)
    {
        var envelope = new JsonObject
        {
            [member] = new JsonArray([.. rows.Skip((int)Math.Min((Page - 1L) * RowsPerPage, int.MaxValue)).Take(RowsPerPage).Select(write)]),
            ["page"] = Page,
            ["pages"] = (rows.Count + RowsPerPage - 1) / RowsPerPage,
            ["rows_per_page"] = RowsPerPage,
            ["total"] = rows.Count,
        };
        return envelope;
    }

    private int Number(string name, int otherwise, int most)
    {
        if (!query.TryGetValue(name, out var text))
            return otherwise;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw BodhiRefusal.Of(name, $"\"{text}\" is not a number");
        return number < 1 ? throw BodhiRefusal.Of(name, $"{number} is less than minimum value 1")
            : number > most ? throw BodhiRefusal.Of(name, $"{number} is greater than maximum value {most}")
            : number;
    }
}
