using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Telemetry;
using FedoraPackages.Web.Admin;
using FedoraPackages.Web.Hosting;
using FedoraPackages.Web.Live;
using FedoraPackages.Worker;

try
{
    var builder = WebApplication.CreateBuilder(args);
    WebSettings.Check(builder.Configuration);
    builder.WebHost.UseStaticWebAssets();
    // From build output too files go out as they were compressed and named when the site was built. Else each is compressed for each request, badly.
    if (!builder.Environment.IsDevelopment())
        builder.WebHost.UseSetting("ReloadStaticAssetsAtRuntime", "false");
    builder.WebHost.ConfigureKestrel(o => (o.AddServerHeader, o.Limits.MaxRequestBodySize) = (false, 64 * 1024));
    builder.Services.AddTelemetry(builder.Configuration, "FedoraPackages.Web");
    builder.Services.AddPanelReading(builder.Configuration);
    builder.Services.AddWeb(builder.Configuration);
    builder.Services.AddLive();
    builder.Services.AddAdmin(builder.Configuration);
    if (!Topology.Of(builder.Configuration).IsShared)
        builder.Services.AddWorker(builder.Configuration);
    builder.Services.AddBus(builder.Configuration);

    var app = builder.Build();
    app.UseWeb();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (SettingsGuard.Explain(e) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
