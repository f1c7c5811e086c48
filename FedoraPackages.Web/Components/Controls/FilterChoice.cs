namespace FedoraPackages.Web.Components.Controls;

/// <summary>A word of a filter: its value in the address, how it is written, and how many it lets through.</summary>
public sealed record FilterChoice(string Value, string Words, int Count);
