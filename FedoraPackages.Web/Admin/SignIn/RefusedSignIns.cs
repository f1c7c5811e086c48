namespace FedoraPackages.Web.Admin.SignIn;

/// <summary>
/// Sign-ins that came to nothing stand in the audit. Anybody can try, as often as they like: so many of a kind in an hour stand there by
/// themselves, so that what administrators did stays in sight, and the next one says how many there were.
/// </summary>
internal sealed class RefusedSignIns(Refusals refusals, AuditLog audit, TimeProvider clock)
{
    private const int MostAnHour = 5;

    private readonly ToldByKind told = new(clock, MostAnHour, TimeSpan.FromHours(1));

    /// <param name="why">One of a few.</param>
    /// <returns>True when the log has it by itself.</returns>
    public async Task<bool> NoteAsync(string who, string why)
    {
        var logged = refusals.Note("sign-in", why);
        if (told.Tells(why, out var more))
            await audit.WriteAsync(who, "sign-in", "", $"refused: {why}{(more > 0 ? $"; {more} more before it" : "")}");
        return logged;
    }
}
