namespace FedoraPackages.Tests.Model;

/// <summary>Somebody who can be held up, and can die in the middle of anything.</summary>
internal class Actor
{
    public string Name { get; init; } = "somebody";

    public bool IsDead { get; set; }

    public override string ToString() => Name;
}
