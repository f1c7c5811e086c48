using System.IO.Compression;
using FedoraPackages.Web.Admin;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace FedoraPackages.Web.Hosting;

/// <summary>
/// Compresses pages. Files are compressed when the site is built. What an administrator is shown is left alone: whoever can make a browser ask
/// for a page, and sees how long it gets, could guess by and by what stands in it.
/// </summary>
internal static class PageCompression
{
    private const string Html = "text/html";

    public static IServiceCollection AddPageCompression(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [Html];
        })
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);

    public static IApplicationBuilder UsePageCompression(this IApplicationBuilder app) => app
        .Use((context, next) =>
        {
            context.Response.OnStarting(SayThatItVaries, context.Response);
            return next(context);
        })
        .UseWhen(ShowsNoSecret, pages => pages.UseResponseCompression());

    private static bool ShowsNoSecret(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/admin") && !context.Request.Cookies.ContainsKey(AdminSession.Cookie);

    // The framework says so only to whoever takes something compressed.
    private static Task SayThatItVaries(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        if (headers.ContentType.ToString().StartsWith(Html, StringComparison.OrdinalIgnoreCase)
            && !headers.Vary.ToString().Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        return Task.CompletedTask;
    }
}
