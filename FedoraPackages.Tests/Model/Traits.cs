namespace FedoraPackages.Tests.Model;

/// <summary>What may go wrong in one schedule. Each schedule has some of it, so that each is also seen without the rest.</summary>
internal sealed record Traits
{
    /// <summary>Nobody is ever held up while time goes by: then no lease of a living worker may be lost.</summary>
    public bool Fair { get; init; }

    public bool Crashes { get; init; }

    public bool LosesNotifications { get; init; }

    public bool UpstreamFails { get; init; }

    public bool UpstreamLags { get; init; }

    /// <summary>Calls to the store fail, before or after they were carried out. Only a store behind a network does that.</summary>
    public bool StoreAway { get; init; }

    /// <summary>The store is emptied, or begins again from an older copy.</summary>
    public bool StoreForgets { get; init; }

    public static Traits Draw(Random dice, bool shared)
    {
        bool Coin() => dice.Next(2) == 0;
        // A store that forgets also forgets what an upstream that lags has yet to show: then only the next message or comparison helps.
        var forgets = shared && dice.Next(4) == 0;
        return new Traits
        {
            Fair = Coin(),
            Crashes = Coin(),
            LosesNotifications = Coin(),
            UpstreamFails = dice.Next(4) == 0,
            UpstreamLags = !forgets && dice.Next(3) == 0,
            StoreAway = shared && dice.Next(3) == 0,
            StoreForgets = forgets,
        };
    }
}
