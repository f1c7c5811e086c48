namespace FedoraPackages.Web.Admin.Actions;

/// <summary>Something administrators can do. <see cref="AdminDesk"/> has looked who asks, and writes down what came of it.</summary>
internal interface IAdminAction
{
    /// <summary>In addresses and the hub.</summary>
    string Name { get; }

    /// <summary>In the audit: where it depends on the subject what is done, each has a name of its own.</summary>
    string NameIn(string subject) => Name;

    /// <summary>Does it. Returns in a reader's words what was done.</summary>
    /// <param name="subject">What to; anything that was sent.</param>
    /// <exception cref="AdminException">It cannot be done.</exception>
    Task<string> DoAsync(string subject, string who, CancellationToken ct);
}
