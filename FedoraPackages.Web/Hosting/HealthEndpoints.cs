namespace FedoraPackages.Web.Hosting;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz/live", () => Results.Text("live\n"));
        endpoints.MapGet("/healthz/ready", async (Readiness readiness, CancellationToken ct) => await readiness.IsReadyAsync(ct)
            ? Results.Text("ready\n")
            : Results.Text("not ready: the list of package names has not been read yet\n", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
