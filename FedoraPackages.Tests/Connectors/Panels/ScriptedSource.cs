using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Panels;

/// <summary>A panel source that answers as the test says. Stands where upstream would be.</summary>
internal sealed class ScriptedSource(PanelKind<Note> kind) : PanelSource<Note>(kind)
{
    public static readonly PanelKind<Note> Notes = new("notes", 1, NoteJson.Default.Note, [KojiService.Descriptor]);

    private int gatherings;

    public ScriptedSource()
        : this(Notes)
    {
    }

    public Func<PanelKey, CancellationToken, Task<Note>> Answer { get; set; } = (key, _) => Task.FromResult(new Note(key.Package, "one"));

    public Func<Note, Fact, bool> ShowsFact { get; set; } = (_, _) => true;

    /// <summary>True when an answer lacks details.</summary>
    public Func<Note, bool> LacksDetails { get; set; } = _ => false;

    public int Gatherings => gatherings;

    public override IEnumerable<PanelKey> StaleAfter(Fact fact) => fact is BuildChanged ? [Notes.For(fact.Package)] : [];

    protected override Task<Note> AskAsync(PanelKey key, CancellationToken ct)
    {
        Interlocked.Increment(ref gatherings);
        return Answer(key, ct);
    }

    protected override bool Lacks(Note value) => LacksDetails(value);

    protected override Note FilledFrom(Note value, Note kept) => value with { Text = kept.Text };

    protected override bool Shows(Note value, Fact fact) => ShowsFact(value, fact);
}
