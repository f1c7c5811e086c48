using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// Who we are to a broker that asks for certificates, and which broker we believe (<c>upstreams/bus.md</c> §1.1). The files are read anew for
/// each connection: they are renewed in their place.
/// </summary>
/// <param name="CaFile">The authorities believed, one or several in PEM; null: the system's.</param>
/// <param name="CertFile">Our certificate in PEM; null: none, and we sign in with a password.</param>
/// <param name="KeyFile">Its key in PEM.</param>
internal sealed record BrokerIdentity(string? CaFile, string? CertFile, string? KeyFile)
{
    /// <summary>True when the certificate is what we sign in with.</summary>
    public bool SignsIn => CertFile is not null;

    /// <summary>Which file cannot be used and why, as (what, why); null when all can.</summary>
    public (string What, string Why)? Fault()
    {
        if (CaFile is { } ca && Try(() => Authorities(ca)) is { } badAuthorities)
            return ("CaFile", badAuthorities);
        if (SignsIn != KeyFile is not null)
            return (SignsIn ? "KeyFile" : "CertFile", "must be set too: a certificate needs its key");
        return SignsIn && Try(() => Own().Dispose()) is { } badOwn ? ("CertFile", badOwn) : null;
    }

    /// <exception cref="CryptographicException">A file cannot be read any more.</exception>
    public void Apply(ConnectionFactory factory)
    {
        if (CaFile is { } file)
        {
            var authorities = Authorities(file);
            factory.Ssl.CertificateValidationCallback = (_, certificate, chain, errors) => Believes(certificate, chain, errors, authorities);
        }

        if (!SignsIn)
            return;
        factory.AuthMechanisms = [new ExternalMechanismFactory()];
        factory.Ssl.Certs = [Own()];
    }

    // The host's name and that there is a certificate at all have been looked at already; who signed it is for our own authorities to say.
    // Fedora's have no lists of what they took back.
    private static bool Believes(X509Certificate? certificate, X509Chain? offered, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if (certificate is not X509Certificate2 own || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        if (offered is not null)
            chain.ChainPolicy.ExtraStore.AddRange(offered.ChainElements.Select(element => element.Certificate).ToArray());
        return chain.Build(own);
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPemFile(file);
        return found.Count > 0 ? found : throw new CryptographicException("holds no certificate");
    }

    // A key straight out of PEM is not taken by every system's TLS.
    private X509Certificate2 Own()
    {
        using var read = X509Certificate2.CreateFromPemFile(CertFile!, KeyFile);
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), password: null);
    }

    private static string? Try(Action open)
    {
        try
        {
            open();
            return null;
        }
        // Without the words of the library: they may hold what is in the file.
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "names no file";
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return "names a file that is not what it should be, in PEM";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "names a file that cannot be read";
        }
    }
}
