namespace FedoraPackages.Web.Admin;

/// <summary>Logs who was not let do something. Anybody can be refused, as often as they like: at most so many a minute are told one by one.</summary>
internal sealed class Refusals(TimeProvider clock, ILogger<Refusals> log)
{
    private const int MostAMinute = 60;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private long began = clock.GetTimestamp();
    private int told;
    private int untold;

    /// <param name="where">The page, hub or action; not longer than its own name.</param>
    /// <returns>True when it was told by itself.</returns>
    public bool Note(string where, string why)
    {
        int more;
        lock (gate)
        {
            more = 0;
            if (clock.GetElapsedTime(began) >= Minute)
                (began, told, more, untold) = (clock.GetTimestamp(), 0, untold, 0);
            if (told >= MostAMinute)
            {
                untold++;
                return false;
            }

            told++;
        }

        if (more > 0)
            AdminLog.MoreRefused(log, more);
        AdminLog.Refused(log, where, why);
        return true;
    }
}
