using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace FedoraPackages.Tests.House;

/// <summary>What a type uses: base, interfaces, members, parameters and locals, generic arguments included.</summary>
internal static class Uses
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xFFFF);

    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyCollection<string> Of(Type type)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Add(found, type.BaseType);
        foreach (var used in type.GetInterfaces())
            Add(found, used);
        foreach (var field in type.GetFields(All))
            Add(found, field.FieldType);
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            AddMethod(found, method);
        return found;
    }

    /// <summary>
    /// What the bodies of a type's methods mention: whose members they call and read, what they make and test for. A constant leaves no trace.
    /// </summary>
    public static IReadOnlyCollection<string> InBodiesOf(Type type)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            var (ofType, ofMethod) = (type.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
            foreach (var token in Tokens(method.GetMethodBody()?.GetILAsByteArray() ?? []))
                AddMember(found, type.Module.ResolveMember(token, ofType, ofMethod));
        }

        return found;
    }

    /// <summary>The type a closure or state machine belongs to.</summary>
    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>The full names of all types of other assemblies that an assembly mentions anywhere, method bodies included.</summary>
    public static unsafe IReadOnlyCollection<string> TypeReferences(Assembly assembly)
    {
        Assert.True(assembly.TryGetRawMetadata(out var blob, out var length));
        var reader = new MetadataReader(blob, length);
        return [.. reader.TypeReferences.Select(reader.GetTypeReference).Select(t => $"{reader.GetString(t.Namespace)}.{reader.GetString(t.Name)}")];
    }

    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[0xFE00 | il[at + 1]] : Codes[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(il, at);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private static void AddMember(HashSet<string> found, MemberInfo? member)
    {
        Add(found, member as Type ?? member?.DeclaringType);
        if (member is FieldInfo field)
            Add(found, field.FieldType);
        if (member is MethodInfo method)
            Add(found, method.ReturnType);
        foreach (var argument in member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [])
            Add(found, argument);
    }

    private static void AddMethod(HashSet<string> found, MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
            Add(found, parameter.ParameterType);
        if (method is MethodInfo { ReturnType: var returned })
            Add(found, returned);
        foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
            Add(found, local.LocalType);
    }

    private static void Add(HashSet<string> found, Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return;
        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
            return;
        }

        if (!type.IsDefined(typeof(CompilerGeneratedAttribute)))
            found.Add(type.FullName ?? $"{type.Namespace}.{type.Name}");
        foreach (var argument in type.GetGenericArguments())
            Add(found, argument);
    }
}
