using FedoraPackages.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(o => (o.AddServerHeader, o.Limits.MaxRequestBodySize) = (false, 64 * 1024));
builder.Services.AddWeb(builder.Configuration);

var app = builder.Build();
app.UseWeb();
await app.RunAsync();
