using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace FedoraPackages.Tests.House;

/// <summary>What a type uses: base, interfaces, members, parameters and locals, generic arguments included.</summary>
internal static class Uses
{
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

    /// <summary>The type a closure or state machine belongs to.</summary>
    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>The full names of all types of other assemblies that an assembly mentions anywhere, method bodies included.</summary>
    public static unsafe IReadOnlyCollection<string> TypeReferences(Assembly assembly)
    {
        Assert.True(assembly.TryGetRawMetadata(out var blob, out var length));
        var reader = new MetadataReader(blob, length);
        return [.. reader.TypeReferences.Select(reader.GetTypeReference).Select(t => $"{reader.GetString(t.Namespace)}.{reader.GetString(t.Name)}")];
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
