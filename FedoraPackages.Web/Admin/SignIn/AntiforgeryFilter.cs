using Microsoft.AspNetCore.Antiforgery;

namespace FedoraPackages.Web.Admin.SignIn;

/// <summary>A form counts only when it comes from a page of this site; another is refused, and that is logged.</summary>
internal sealed class AntiforgeryFilter(IAntiforgery antiforgery, Refusals refusals, RefusedSignIns signIns) : IEndpointFilter
{
    private const string Why = "without a valid antiforgery token";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context.HttpContext);
        }
        catch (Exception e) when (e is AntiforgeryValidationException or InvalidDataException or BadHttpRequestException)
        {
            var form = (context.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "a form";
            if (form == SignInEndpoints.TokenForm)
                await signIns.NoteAsync("a visitor", Why);
            else
                refusals.Note(form, Why);
            return Results.Text(
                "This form does not come from a page of this site, or the page is too old: load it again.\n",
                statusCode: StatusCodes.Status400BadRequest);
        }

        return await next(context);
    }
}
