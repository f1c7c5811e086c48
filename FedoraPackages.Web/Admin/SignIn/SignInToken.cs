using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Web.Admin.SignIn;

/// <summary>
/// The way in where no provider is configured: whoever can read the files of the account this runs under may sign in, once with each token.
/// A used one is followed by another, in the same file.
/// </summary>
internal sealed class SignInToken(
    AdminFiles files, IOptions<AdminOptions> options, IHostApplicationLifetime lifetime, ILogger<SignInToken> log) : IHostedService
{
    public const string File = "admin-token";

    /// <summary>How long a session lasts that was begun so.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromMinutes(30);

    private const int Bytes = 32;

    private readonly Lock gate = new();
    private byte[]? digest;

    /// <summary>False: there is a provider, and no token.</summary>
    public bool IsOffered => options.Value.OpenIdConnect.Authority is null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsOffered)
            return Task.CompletedTask;
        lock (gate)
            Renew();
        // Said last, where it is found.
        lifetime.ApplicationStarted.Register(() => AdminLog.TokenWritten(log, files.PathOf(File)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            digest = null;
            if (IsOffered)
                files.Delete(File);
        }

        return Task.CompletedTask;
    }

    /// <summary>Writes it if it could not be written before.</summary>
    public void Ensure()
    {
        lock (gate)
        {
            if (IsOffered && digest is null)
                Renew();
        }
    }

    /// <summary>True for the present token, once.</summary>
    public bool TryUse(string presented)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(presented.Trim()));
        lock (gate)
        {
            if (digest is null || !CryptographicOperations.FixedTimeEquals(hash, digest))
                return false;
            digest = null;
            Renew();
            return true;
        }
    }

    // Within the gate: the file and what is accepted are renewed as one, whoever else comes meanwhile.
    private void Renew()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        try
        {
            files.Replace(File, token + "\n");
            digest = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AdminLog.TokenNotWritten(log, files.PathOf(File), e);
        }
    }
}
