namespace FedoraPackages.Web.Admin;

/// <summary>Logs who was not let do something: of a kind at most so many a minute, one by one.</summary>
internal sealed class Refusals(TimeProvider clock, ILogger<Refusals> log)
{
    private const int MostAMinute = 60;

    private readonly ToldByKind told = new(clock, MostAMinute, TimeSpan.FromMinutes(1));

    /// <param name="where">The page, hub or action; not longer than its own name.</param>
    /// <returns>True when it was told by itself.</returns>
    public bool Note(string where, string why)
    {
        if (!told.Tells($"{where}: {why}", out var more))
            return false;
        if (more > 0)
            AdminLog.MoreRefused(log, more, where, why);
        AdminLog.Refused(log, where, why);
        return true;
    }
}
