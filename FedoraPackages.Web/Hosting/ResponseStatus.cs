namespace FedoraPackages.Web.Hosting;

internal static class ResponseStatus
{
    /// <summary>
    /// Answers 404 with the page that is being drawn. Said only when the response starts: the renderer draws nothing for a response that
    /// is 404 already.
    /// </summary>
    public static void BecomesNotFound(this HttpResponse response) => response.OnStarting(static state =>
    {
        ((HttpResponse)state).StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }, response);
}
