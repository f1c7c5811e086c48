namespace FedoraPackages.Connectors.Panels;

/// <summary>Who waits for a refresh; the lower goes first.</summary>
public enum RefreshLane
{
    /// <summary>A reader waits for a panel that has never been fetched.</summary>
    FirstView = 0,

    /// <summary>Somebody has the panel open: at once, then at most every two seconds.</summary>
    Watched = 1,

    /// <summary>Nobody looks: after five seconds of quiet, sixty at most.</summary>
    Background = 2,
}
