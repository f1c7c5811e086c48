namespace FedoraPackages.Web.Admin.Actions;

/// <summary>Why an action cannot be done, in words for whoever asked.</summary>
internal sealed class AdminException(string message) : Exception(message);
