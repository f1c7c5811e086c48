using FedoraPackages.Web.Hosting;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>Where an upstream service has a page about a package, for cards that draw from whatever is registered. Without one its name is no link.</summary>
/// <param name="Service">Its name, as on screen.</param>
internal sealed record ServicePage(string Service, Func<FedoraLinks, string, string?> Href);
