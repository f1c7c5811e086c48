namespace FedoraPackages.Web.Live;

/// <summary>What a connection to <see cref="PackageHub"/> hears: this panel of this package has a newer answer. Never the answer itself.</summary>
/// <param name="Scope">The release or subpackage that the panel is about; "" for most.</param>
internal sealed record PanelNotice(string Panel, string Package, long Generation, string Scope = "");
