using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>An account as <c>getUser</c> shows it: all are people who may log in.</summary>
internal static class UserRow
{
    public static RowShape<SandboxPerson> Plain { get; } = new(
        ("id", person => person.Id),
        ("name", person => person.Name),
        ("status", _ => 0L),
        ("usertype", _ => 0L));

    public static RowShape<SandboxPerson> WithPrincipals { get; } = Plain.With(("krb_principals", person => XmlRpcValue.Array(Principal(person))));

    public static string Principal(SandboxPerson person) => person.Name + "@SANDBOX.INVALID";
}
