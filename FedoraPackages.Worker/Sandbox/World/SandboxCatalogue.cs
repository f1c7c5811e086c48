using System.Globalization;

namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>Which packages there are: real ones from <c>packages.tsv</c>, and invented names to fill the lists.</summary>
internal static class SandboxCatalogue
{
    private static readonly string[] Families = ["rust-", "python-", "perl-", "golang-", "lib", "nodejs-", "rubygem-", "R-", "ghc-", ""];

    private static readonly string[] Syllables =
    [
        "ba", "cor", "del", "fen", "gri", "hol", "jun", "kel", "lum", "mor", "nar", "opa", "pel", "quo", "rin", "sol", "tam", "ulm", "vex", "wyn",
    ];

    public static IReadOnlyList<SandboxFacts> Real { get; } = Read();

    /// <summary>The real packages, then as many invented ones as make <paramref name="count"/> together.</summary>
    public static IEnumerable<SandboxFacts> Of(int count) =>
        Real.Concat(Enumerable.Range(0, Math.Max(0, count - Real.Count)).Select(Filler));

    /// <summary>The facts of a package nobody has written any down for.</summary>
    public static SandboxFacts Unknown(string name, SandboxCare care) => new(
        name, null, "1.0.0", NoArch: true, care, null, "-", "MIT", $"https://{name}.sandbox.invalid", [name], $"Invented package {name}");

    private static SandboxFacts Filler(int number)
    {
        var family = Families[number % Families.Length];
        var word = number / Families.Length;
        var name = "";
        do
        {
            name = Syllables[word % Syllables.Length] + name;
            word /= Syllables.Length;
        }
        while (word > 0);

        return Unknown(family + name + "-sb", SandboxCare.Filler) with
        {
            Version = string.Create(CultureInfo.InvariantCulture, $"{1 + (number % 7)}.{number % 23}.{number % 11}"),
        };
    }

    private static SandboxFacts[] Read()
    {
        var resource = typeof(SandboxCatalogue).Assembly.GetManifestResourceNames().Single(n => n.EndsWith("packages.tsv", StringComparison.Ordinal));
        using var stream = typeof(SandboxCatalogue).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Select(Line)];
    }

    private static SandboxFacts Line(string line)
    {
        var cells = line.Split('\t');
        var builds = int.TryParse(cells[4], CultureInfo.InvariantCulture, out var count) ? count : (int?)null;
        var epoch = long.Parse(cells[1], CultureInfo.InvariantCulture);
        return new SandboxFacts(
            cells[0], epoch == 0 ? null : epoch, cells[2], cells[3] == "noarch",
            builds is null ? Enum.Parse<SandboxCare>(cells[4], ignoreCase: true) : SandboxCare.Busy, builds,
            cells[5], cells[6], cells[7], cells[8].Split(','), cells[9]);
    }
}
