namespace FedoraPackages.Connectors.Panels;

/// <summary>What is done with a kind of panel by whoever does not know the type of its value.</summary>
public interface IPanelKindUse<out TResult>
{
    /// <summary>Called with the kind as it is.</summary>
    TResult With<T>(PanelKind<T> kind)
        where T : class;
}
