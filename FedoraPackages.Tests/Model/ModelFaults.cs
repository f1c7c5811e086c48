using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Tests.Model;

/// <summary>Whether calls to the store get through just now.</summary>
internal sealed class ModelFaults(Random dice)
{
    public bool StoreAway { get; set; }

    public void MayLose()
    {
        if (StoreAway && dice.Next(2) == 0)
            throw new StoreAwayException("away");
    }
}
