using System.Diagnostics;
using System.Globalization;
using RabbitMQ.Client;

namespace FedoraPackages.Tests.Servers;

/// <summary>
/// Debian's RabbitMQ without plugins: one Erlang node that knows no other, so that it neither listens for any nor needs their directory, epmd. It reads
/// Erlang from its standard input, and ends with it: nothing is left behind even when the tests are killed.
/// </summary>
internal sealed class RabbitMqServer : LoopbackServer
{
    private readonly string program;
    private readonly PublicSide? side;
    private int virtualHosts;
    private int asked;

    private RabbitMqServer(string program, PublicSide? side = null)
    {
        (this.program, this.side) = (program, side);
        LinkLibraries();
        WriteConfiguration();
    }

    /// <summary>The default virtual host, as somebody who may do everything.</summary>
    public Uri Url => UrlOf("");

    protected override string ReadyWords => "Server startup complete";

    public static Task<RabbitMqServer> StartAsync() => StartAsync(FreePort.Choose);

    public static async Task<RabbitMqServer> StartAsync(Func<int> choosePort) => await StartAsync(new RabbitMqServer(Needs.RabbitMq()), choosePort);

    /// <summary>With a side as Fedora's public broker has it: TLS, certificates instead of passwords, and its permissions and sweeper.</summary>
    public static async Task<RabbitMqServer> StartPublicAsync(PublicSide side)
    {
        var server = await StartAsync(new RabbitMqServer(Needs.RabbitMq(), side), FreePort.Choose);
        await server.DoAsync(PublicSide.SetUp, "the public virtual host is made");
        await server.WriteDownAsync();
        return server;
    }

    /// <summary>The public virtual host, as somebody who may do everything.</summary>
    public Uri PublicUrl => UrlOf("%2Fpublic_pubsub");

    public static RabbitMqServer NotYetStarted() => NotYet(new RabbitMqServer(Needs.RabbitMq()));

    /// <summary>A virtual host of its own for one test, that outlives a kill: nobody else's exchanges and queues are in it.</summary>
    public async Task<Uri> NewVirtualHostAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test-{Interlocked.Increment(ref virtualHosts)}");
        await DoAsync(
            $"""
            ok = rabbit_vhost:add(<<"{name}">>, <<"guest">>),
            ok = rabbit_auth_backend_internal:set_permissions(<<"guest">>, <<"{name}">>, <<".*">>, <<".*">>, <<".*">>, <<"guest">>)
            """,
            "the virtual host is made");
        await WriteDownAsync();
        return UrlOf(name);
    }

    /// <summary>
    /// Until what has been declared is on disk. RabbitMQ promises that of a message when it confirms it, and not of its queue, which it writes down some
    /// seconds later: one that is killed just then comes back without the queue, and so without the message.
    /// </summary>
    public Task WriteDownAsync() => DoAsync("ok = mnesia:sync_log()", "what has been declared is on disk");

    protected override ProcessStartInfo Program()
    {
        var how = new ProcessStartInfo(program) { WorkingDirectory = Folder };
        how.Environment.Clear();
        how.Environment["PATH"] = "/usr/bin:/bin";
        how.Environment["LANG"] = "C.UTF-8";
        how.Environment["HOME"] = Folder;
        how.Environment["ERL_INETRC"] = In("inetrc");
        // As flags of the environment they hold for the Erlang, too, with which RabbitMQ looks after epmd once a minute.
        how.Environment["ERL_AFLAGS"] = "-start_epmd false -dist_listen false -erl_epmd_port 1 +B i +S 2:2 +SDio 2";
        how.Environment["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-sname rabbit@localhost";
        how.Environment["RABBITMQ_NODENAME"] = "rabbit@localhost";
        how.Environment["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1";
        how.Environment["RABBITMQ_NODE_PORT"] = Port.ToString(CultureInfo.InvariantCulture);
        how.Environment["RABBITMQ_ALLOW_INPUT"] = "true";
        how.Environment["RABBITMQ_LOGS"] = "-";
        how.Environment["RABBITMQ_LOG_BASE"] = In("log");
        how.Environment["RABBITMQ_MNESIA_BASE"] = In("data");
        how.Environment["RABBITMQ_PID_FILE"] = In("pid");
        how.Environment["RABBITMQ_CONF_ENV_FILE"] = In("environment");
        how.Environment["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.config");
        how.Environment["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config");
        how.Environment["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins");
        return how;
    }

    protected override async Task<bool> AnswersAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = Url }.CreateConnectionAsync(Ct);
        return connection.IsOpen;
    }

    /// <summary>Has it do something, in Erlang.</summary>
    private async Task DoAsync(string erlang, string what)
    {
        var number = Interlocked.Increment(ref asked).ToString(CultureInfo.InvariantCulture);
        var done = Process.WhenItSays($"done {number}.");
        Process.Tell($"{erlang}, io:format(\"done ~s.~n\", [\"{number}\"]).");
        await UntilAsync(() => ValueTask.FromResult(done.IsCompleted), what);
    }

    private Uri UrlOf(string virtualHost) => new(string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{Port}/{virtualHost}"));

    private string In(string name) => Path.Combine(Folder, name);

    /// <summary>Half of a start is Erlang looking for modules in every folder it has been given: it gets those without the plugins.</summary>
    private void LinkLibraries()
    {
        var installed = Path.Combine(File.ResolveLinkTarget(program, returnFinalTarget: true)!.FullName, "../../plugins");
        var ours = Directory.CreateDirectory(In("home/plugins")).FullName;
        foreach (var library in Directory.EnumerateDirectories(Path.GetFullPath(installed)))
        {
            var name = Path.GetFileName(library);
            var wanted = name.StartsWith("rabbitmq_prelaunch", StringComparison.Ordinal)
                || (side is not null && name.StartsWith(PublicSide.Plugin, StringComparison.Ordinal));
            if (!name.StartsWith("rabbitmq_", StringComparison.Ordinal) || wanted)
                Directory.CreateSymbolicLink(Path.Combine(ours, name), library);
        }
    }

    private void WriteConfiguration()
    {
        File.WriteAllText(In("environment"), $"RABBITMQ_HOME='{In("home")}'\n");
        File.WriteAllText(In("rabbitmq.config"), side?.Configuration ?? "[].\n");
        File.WriteAllText(In("enabled_plugins"), side is null ? "[].\n" : $"[{PublicSide.Plugin}].\n");
        // Else looking up a name is two processes more.
        File.WriteAllText(In("inetrc"), "{lookup, [file]}.\n");
    }
}
