using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>
/// How facts are kept in the to-do list: each under its <see cref="FactNameAttribute"/>, wherever it is declared. A service brings its own
/// facts, and there is no list of them.
/// </summary>
internal static class FactJson
{
    private const string Discriminator = "fact";

    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(NameFacts);
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, TypeInfoResolver = resolver };
        options.MakeReadOnly();
        return options;
    }

    private static void NameFacts(JsonTypeInfo type)
    {
        if (type.Type != typeof(Fact))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = Discriminator };
        foreach (var (fact, name) in Named())
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(fact, name));
    }

    /// <summary>Those of every part of this program that knows what a fact is.</summary>
    private static IEnumerable<(Type Fact, string Name)> Named()
    {
        var own = typeof(Fact).Assembly;
        return from assembly in AppDomain.CurrentDomain.GetAssemblies()
               where assembly == own || Array.Exists(assembly.GetReferencedAssemblies(), known => known.Name == own.GetName().Name)
               from fact in assembly.GetTypes()
               where fact.IsSubclassOf(typeof(Fact))
               let name = fact.GetCustomAttribute<FactNameAttribute>()
               where name is not null
               select (fact, name.Name);
    }
}
