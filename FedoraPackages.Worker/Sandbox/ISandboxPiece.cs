using Microsoft.AspNetCore.Routing;

namespace FedoraPackages.Worker.Sandbox;

/// <summary>One invented service of the sandbox: register it, and it is served.</summary>
public interface ISandboxPiece
{
    /// <summary>The service it stands for, as settings name it.</summary>
    string Service { get; }

    /// <summary>Where in the sandbox it is served, with slashes around where the service's own address has one at its end.</summary>
    string Path { get; }

    /// <summary>Answers below its path.</summary>
    void Map(IEndpointRouteBuilder app);
}
