namespace FedoraPackages.Web.Components.Controls;

/// <summary>Fifty rows of those that a view lets through.</summary>
internal sealed class RowPage<T>
{
    public const int Size = 50;

    /// <param name="wanted">The page asked for: the last one when there are not so many.</param>
    public RowPage(IReadOnlyList<T> matching, int wanted)
    {
        Matching = matching.Count;
        Pages = Math.Max(1, (Matching + Size - 1) / Size);
        Number = Math.Min(wanted, Pages);
        Rows = [.. matching.Skip((Number - 1) * Size).Take(Size)];
    }

    public IReadOnlyList<T> Rows { get; }

    /// <summary>How many the filters let through.</summary>
    public int Matching { get; }

    public int Number { get; }

    public int Pages { get; }

    public int First => Rows.Count == 0 ? 0 : ((Number - 1) * Size) + 1;

    public int Last => Rows.Count == 0 ? 0 : First + Rows.Count - 1;
}
