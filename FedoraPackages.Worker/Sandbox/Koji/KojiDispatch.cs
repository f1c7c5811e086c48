using System.Collections.Frozen;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Finds the method of a call and runs it, holding the world still for that one call.</summary>
internal sealed class KojiDispatch
{
    private const int DeepestBatch = 4;

    private readonly FrozenDictionary<string, HubMethod> methods;
    private readonly SandboxWorld world;

    public KojiDispatch(SandboxWorld world)
    {
        this.world = world;
        var lookup = new HubLookup(world);
        IEnumerable<HubMethod> all =
        [
            .. new GeneralCalls(lookup).Methods,
            .. new PackageCalls(world, lookup).Methods,
            .. new BuildCalls(world, lookup).Methods,
            .. new TaskCalls(world).Methods,
            .. new TagCalls(world, lookup).Methods,
            .. new TaggedCalls(world, lookup).Methods,
        ];
        methods = all.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);
    }

    /// <summary>Throws <see cref="HubFaultException"/> for whatever is answered with a fault.</summary>
    public XmlRpcValue Run(XmlRpcCall call) => Run(call, depth: 0);

    private XmlRpcValue Run(XmlRpcCall call, int depth)
    {
        try
        {
            if (call.Method is "multiCall" or "system.multicall")
                return Batch(call, depth);
            var method = methods.GetValueOrDefault(call.Method) ?? throw HubFaultException.Generic($"Invalid method: {call.Method}");
            var arguments = Arguments.Bind(method, call.Parameters);
            lock (world.Gate)
                return method.Run(arguments);
        }
        catch (XmlRpcException e)
        {
            throw HubFaultException.Unexpected(e.Message);
        }
    }

    private XmlRpcValue Batch(XmlRpcCall call, int depth)
    {
        if (depth == DeepestBatch)
            throw HubFaultException.Unexpected("nested too deeply");
        var batch = new HubMethod(call.Method, arguments => arguments["calls"], 1, "calls");
        return XmlRpcValue.Array(Arguments.Bind(batch, call.Parameters)["calls"].AsList().Select(one => Slot(one, depth + 1)));
    }

    // A result is an array of one, so that it can be told from a fault.
    private XmlRpcValue Slot(XmlRpcValue call, int depth)
    {
        try
        {
            return XmlRpcValue.Array(Run(new XmlRpcCall(call["methodName"].AsText(), call["params"].AsList()), depth));
        }
        catch (XmlRpcException e)
        {
            return Fault(HubFaultException.Unexpected(e.Message));
        }
        catch (HubFaultException e)
        {
            return Fault(e);
        }
    }

    private static XmlRpcValue Fault(HubFaultException fault) => XmlRpcValue.Struct(
        ("faultCode", fault.Code), ("faultString", fault.Message), ("traceback", XmlRpcValue.Array("Traceback (most recent call last):\n")));
}
