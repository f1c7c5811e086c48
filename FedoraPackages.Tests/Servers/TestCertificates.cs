using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FedoraPackages.Tests.Servers;

/// <summary>An authority, a server and a client, made for one run, in a folder that goes with it.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("certificates-").FullName;

    public TestCertificates()
    {
        using var ours = Authority("Test authority");
        using var others = Authority("Some other authority");
        File.WriteAllText(ServersAuthorities, ours.ExportCertificatePem());
        File.WriteAllText(OthersAuthorities, others.ExportCertificatePem());
        // As Fedora's file: the one that counts is not the first.
        File.WriteAllText(Authorities, $"{others.ExportCertificatePem()}\n{ours.ExportCertificatePem()}\n");
        Sign(ours, "broker", ServerCertificate, ServerKey, server: true);
        Sign(ours, "fedora", ClientCertificate, ClientKey, server: false);
    }

    public string Authorities => In("authorities.pem");

    public string OthersAuthorities => In("others.pem");

    public string ServersAuthorities => In("ca.pem");

    public string ServerCertificate => In("server.pem");

    public string ServerKey => In("server-key.pem");

    public string ClientCertificate => In("client.pem");

    public string ClientKey => In("client-key.pem");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private string In(string name) => Path.Combine(folder, name);

    private static X509Certificate2 Authority(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(2));
    }

    private static void Sign(X509Certificate2 authority, string name, string certificate, string keyFile, bool server)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(server ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2")], critical: false));
        if (server)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }

        using var signed = request.Create(authority, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(12));
        File.WriteAllText(certificate, signed.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
    }
}
