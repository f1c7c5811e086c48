using System.Globalization;

namespace FedoraPackages.Tests.Servers;

/// <summary>
/// What makes a broker like Fedora's public one, as its operators' files have it: TLS with certificates on both sides, the name in the
/// client's as the only sign-in there, names of queues that look like a UUID, and a policy that sweeps.
/// </summary>
internal sealed class PublicSide(TestCertificates certificates)
{
    public const string Plugin = "rabbitmq_auth_mechanism_ssl";

    public const string SetUp = """
        ok = rabbit_vhost:add(<<"/public_pubsub">>, <<"guest">>),
        ok = rabbit_auth_backend_internal:add_user(<<"fedora">>, <<"nobody knows">>, <<"guest">>),
        ok = rabbit_auth_backend_internal:set_permissions(<<"fedora">>, <<"/public_pubsub">>,
            <<"^((\\w{8}(-\\w{4}){3}-\\w{12})|amq\\..*)$">>, <<"^((\\w{8}(-\\w{4}){3}-\\w{12})|amq\\..*)$">>, <<".*">>, <<"guest">>),
        ok = rabbit_auth_backend_internal:set_permissions(<<"guest">>, <<"/public_pubsub">>, <<".*">>, <<".*">>, <<".*">>, <<"guest">>),
        ok = rabbit_policy:parse_set(<<"/public_pubsub">>, <<"sweeper">>, <<".*">>,
            <<"{\"expires\":3600000,\"max-length-bytes\":52428800}">>, <<"0">>, <<"queues">>, <<"guest">>)
        """;

    public TestCertificates Certificates => certificates;

    /// <summary>Where it listens with TLS.</summary>
    public int Port { get; } = FreePort.Choose();

    public string Configuration => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        [{rabbit, [
          {ssl_listeners, [{"127.0.0.1", {{Port}}}]},
          {auth_mechanisms, ['EXTERNAL', 'PLAIN', 'AMQPLAIN']},
          {ssl_cert_login_from, common_name},
          {ssl_options, [
            {cacertfile, "{{certificates.ServersAuthorities}}"}, {certfile, "{{certificates.ServerCertificate}}"}, {keyfile, "{{certificates.ServerKey}}"},
            {verify, verify_peer}, {fail_if_no_peer_cert, true}]}]}].

        """);

    /// <param name="host">The server's certificate is for 127.0.0.1 and no other name.</param>
    public string Url(string host = "127.0.0.1") => string.Create(CultureInfo.InvariantCulture, $"amqps://fedora:@{host}:{Port}/%2Fpublic_pubsub");
}
