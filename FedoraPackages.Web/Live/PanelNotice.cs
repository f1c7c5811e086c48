namespace FedoraPackages.Web.Live;

/// <summary>What a connection to <see cref="PackageHub"/> hears: this panel of this package has a newer answer. Never the answer itself.</summary>
internal sealed record PanelNotice(string Panel, string Package, long Generation);
