using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>The parts of a package's page, in their order, and how each is opened.</summary>
internal sealed class PackageTabList(IEnumerable<PackageTab> tabs)
{
    private readonly FrozenDictionary<Type, (string Name, string Property)[]> queries = tabs.ToFrozenDictionary(tab => tab.Panel, tab => QueryOf(tab.Panel));

    /// <summary>In the order of the row.</summary>
    public IReadOnlyList<PackageTab> All { get; } = [.. tabs.OrderBy(tab => tab.Order)];

    /// <summary>As in addresses.</summary>
    public IReadOnlyList<string> Names { get; } = [.. tabs.OrderBy(tab => tab.Order).Select(tab => tab.Name)];

    /// <summary>Null when there is none of that name.</summary>
    public PackageTab? Find(string? name) => All.FirstOrDefault(tab => tab.Name == name);

    /// <summary>The tab's panel, as an island of its own: another view of the same package is the same island.</summary>
    public RenderFragment Open(PackageTab tab, string package, IQueryCollection query) => builder =>
    {
        builder.OpenComponent(0, tab.Panel);
        builder.SetKey(package);
        builder.AddComponentParameter(1, nameof(Live.LiveView.Package), package);
        foreach (var (name, property) in queries[tab.Panel])
            builder.AddComponentParameter(2, property, query.TryGetValue(name, out var value) ? value[0] : null);
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
    };

    /// <summary>How many there are behind the tab.</summary>
    public static RenderFragment Count(PackageTab tab, string package) => builder =>
    {
        if (tab.Count is not { } count)
            return;
        builder.OpenComponent(0, count);
        builder.SetKey($"{package} {tab.Name}");
        builder.AddComponentParameter(1, nameof(Live.LiveView.Package), package);
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
    };

    private static (string Name, string Property)[] QueryOf(Type panel) =>
    [
        .. from property in panel.GetProperties()
           let attribute = property.GetCustomAttribute<FromQueryAttribute>()
           where attribute is not null
           select (attribute.Name, property.Name),
    ];
}
