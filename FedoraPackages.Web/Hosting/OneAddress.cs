namespace FedoraPackages.Web.Hosting;

/// <summary>A page has one address: without a slash at its end or two in a row, its first word in small letters. Others lead there for good.</summary>
internal static class OneAddress
{
    private static readonly string[] Pages = ["packages", "search", "about", "status", "admin"];

    public static IApplicationBuilder UseOneAddress(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || Of(request.Path.Value ?? "") is not { } one)
            return next(context);
        context.Response.Redirect(new PathString(one).ToUriComponent() + request.QueryString.ToUriComponent(), permanent: true);
        return Task.CompletedTask;
    });

    /// <summary>The address of the same page; null for one that is as it should be, and for what is no page of these.</summary>
    internal static string? Of(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || Pages.FirstOrDefault(p => p.Equals(parts[0], StringComparison.OrdinalIgnoreCase)) is not { } page)
            return null;
        var one = $"/{string.Join('/', parts.Skip(1).Prepend(page))}";
        return one == path ? null : one;
    }
}
