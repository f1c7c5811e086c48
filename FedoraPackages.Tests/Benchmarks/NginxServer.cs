using System.Diagnostics;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Debian's nginx with a configuration of its own, serving one file from disk: one process, which leaves nothing behind.</summary>
internal static class NginxServer
{
    private const string Program = "/usr/sbin/nginx";

    /// <summary>Serves the files of a folder; null when nginx is not installed.</summary>
    public static ServerProcess? Start(string folder)
    {
        if (!File.Exists(Program))
            return null;
        var configuration = Path.Combine(folder, "nginx.conf");
        return ServerProcess.Start(url =>
        {
            File.WriteAllText(configuration, Configuration(folder, url));
            return new ProcessStartInfo(Program, ["-p", folder, "-c", configuration, "-e", Path.Combine(folder, "error.log")]);
        });
    }

    private static string Configuration(string folder, Uri url) =>
        $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        daemon off;
        master_process off;
        pid {{folder}}/nginx.pid;
        events { worker_connections 64; }
        http {
            access_log off;
            sendfile on;
            tcp_nopush on;
            keepalive_requests 10000000;
            client_body_temp_path {{folder}}/body;
            proxy_temp_path {{folder}}/proxy;
            fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi;
            scgi_temp_path {{folder}}/scgi;
            default_type "text/html; charset=utf-8";
            server { listen {{url.Authority}}; root {{folder}}; }
        }
        """;
}
