namespace FedoraPackages.Tests.Model;

/// <summary>A store that can lose what it held.</summary>
internal interface IForgetful
{
    void Empty();

    /// <summary>What the store would begin again from.</summary>
    void TakeCopy();

    void BeginFromCopy();
}
