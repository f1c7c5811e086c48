using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Calls about the hub itself and about accounts.</summary>
internal sealed class GeneralCalls(HubLookup lookup)
{
    /// <summary>Stands in a header of every answer, too.</summary>
    public const string Version = "1.35.3";

    public IEnumerable<HubMethod> Methods =>
    [
        new("getAPIVersion", _ => 1L, 0),
        new("getKojiVersion", _ => Version, 0),
        new("hello", _ => "Hello World", 0) { TakesAnything = true },
        new("getUser", User, 0, "userInfo", "strict", "krb_princs", "groups"),
    ];

    private XmlRpcValue User(Arguments arguments)
    {
        if (arguments["userInfo"].IsNil)
            throw HubFaultException.Generic("No user provided");
        if (lookup.Person(arguments["userInfo"]) is not { } person)
            return arguments.IsSet("strict") ? throw HubFaultException.Generic("No such user") : XmlRpcValue.Nil;
        var shape = arguments.IsSet("krb_princs", otherwise: true) ? UserRow.WithPrincipals : UserRow.Plain;
        return (arguments.IsSet("groups") ? shape.With(("groups", _ => XmlRpcValue.Array())) : shape).Row(person);
    }
}
