namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>What a kind of fact is called where it is kept. Each has one of its own, and keeps it: rows of an older version hold it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name => name;
}
