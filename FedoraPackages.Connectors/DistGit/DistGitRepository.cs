using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.DistGit;

/// <summary>
/// Which package a repository is of (<c>upstreams/bus.md</c> §3.5). Forks are in the same namespace as what they are forked from, and their
/// messages name a package in the headers too: they are told by their parent, their full name, and their address.
/// </summary>
/// <param name="Name">Of the package; null for a repository that is of none.</param>
/// <param name="Refused">Why it is of none.</param>
internal readonly record struct DistGitRepository(string? Name, MessageReading? Refused)
{
    /// <summary>Somebody's own copy.</summary>
    public const string Fork = "fork";

    /// <summary>Modules, containers, tests, or no dist-git at all.</summary>
    public const string OtherNamespace = "other-namespace";

    private const string Rpms = "rpms";

    public static readonly string[] Reasons = [Fork, OtherNamespace];

    /// <summary>A fact about the package, or why it is of none.</summary>
    public MessageReading Read(Func<string, Fact> fact) => Name is { } name ? MessageReading.Of(fact(name)) : Refused!;

    /// <summary>As Pagure describes it.</summary>
    public static DistGitRepository OfPagure(JsonElement? described, TopicPrefixes prefixes)
    {
        if (described is not { } repository)
            return new(null, MessageBody.Lacks("the repository"));
        if (repository.Text("namespace") != Rpms)
            return Ignore(OtherNamespace);
        string?[] paths = [repository.Text("fullname"), repository.Text("url_path"), Path(repository.Text("full_url"))];
        if (IsThere(repository, "parent") || Array.Exists(paths, IsOfFork))
            return Ignore(Fork);
        return Of(repository, "full_url", $"{Rpms}/{repository.Text("name")}", repository.Text("fullname"), prefixes);
    }

    /// <summary>As Forgejo describes it.</summary>
    public static DistGitRepository OfForgejo(JsonElement? described, TopicPrefixes prefixes)
    {
        if (described is not { } repository)
            return new(null, MessageBody.Lacks("the repository"));
        if (repository.Object("owner")?.Text("login") != Rpms)
            return Ignore(OtherNamespace);
        if (repository.Flag("fork") != false)
            return Ignore(Fork);
        if (repository.Text("html_url") is null)
            return new(null, MessageBody.Lacks("the repository's html_url"));
        return Of(repository, "html_url", $"{Rpms}/{repository.Text("name")}", repository.Text("full_name"), prefixes);
    }

    private static DistGitRepository Of(JsonElement repository, string address, string fullName, string? said, TopicPrefixes prefixes)
    {
        if (repository.Text("name") is not { } name)
            return new(null, MessageBody.Lacks("the repository's name"));
        if (repository.Text(address) is { } url && !IsDistGit(url, prefixes))
            return Ignore(WhyIgnored.OtherHost);
        if (said is not null && said != fullName)
            return new(null, MessageBody.Lacks("the repository's full name, the same as its name"));
        return PackageName.IsValid(name) ? new(name, null) : Ignore(WhyIgnored.BadName);
    }

    // Invented Fedoras have host names that end like this, and no real one does.
    private static bool IsDistGit(string address, TopicPrefixes prefixes) => Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Host == (prefixes.IsStaging ? "src.stg.fedoraproject.org" : "src.fedoraproject.org")
            || url.Host.EndsWith(".invalid", StringComparison.Ordinal));

    // Names begin with the one word, addresses with the other.
    private static bool IsOfFork(string? path) => path?.TrimStart('/') is { } of
        && (of.StartsWith("forks/", StringComparison.Ordinal) || of.StartsWith("fork/", StringComparison.Ordinal));

    private static string? Path(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.AbsolutePath : address;

    private static bool IsThere(JsonElement repository, string member) =>
        repository.TryGetProperty(member, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    private static DistGitRepository Ignore(string reason) => new(null, MessageReading.Ignore(reason));
}
