namespace FedoraPackages.Web.Components.Panels;

/// <summary>A parameter of a tab's panel that stands in the page's query.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FromQueryAttribute(string name) : Attribute
{
    /// <summary>What it is called there.</summary>
    public string Name => name;
}
