using System.Net;
using System.Net.Sockets;

namespace FedoraPackages.Tests.Servers;

/// <summary>A port of the loopback that nobody has at the moment; somebody may still be quicker than the one who asked.</summary>
internal static class FreePort
{
    // Below the ports that the kernel gives to outgoing connections: while a server is down, none of them takes its port by chance.
    private const int From = 10_000;
    private const int To = 32_000;

    public static int Choose()
    {
        while (true)
        {
            var port = Random.Shared.Next(From, To);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Taken: the next one.
            }
        }
    }
}
