using System.Runtime.CompilerServices;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>The calls that somebody else intercepts. The compiler takes one interceptor for a call, and refuses two (CS9153). A generator sees those that a
/// user wrote; what another generator writes, the analyzers see.</summary>
sealed class OtherInterceptors
{
    static readonly ConditionalWeakTable<Compilation, OtherInterceptors> s_known = new();

    readonly HashSet<string> _locations = new(StringComparer.Ordinal);

    OtherInterceptors(Compilation compilation)
    {
        if (compilation.SyntaxTrees.FirstOrDefault()?.Options is not { } options) return;
        // The compiler looks for them in these namespaces alone, and in those inside them.
        foreach (string name in OptionsParser.Namespaces(options).Concat(OptionsParser.Namespaces(options, "InterceptorsPreviewNamespaces")))
        {
            if (Namespaces.Find(compilation, name) is not { } space) continue;
            foreach (INamedTypeSymbol type in Types(space)) Add(type);
        }
    }

    public static OtherInterceptors Of(Compilation compilation) => s_known.GetValue(compilation, static key => new OtherInterceptors(key));

    /// <summary>Whether a call is somebody else's.</summary>
    /// <param name="location">Its interceptable location.</param>
    public bool Take(string location) => _locations.Count > 0 && _locations.Contains(location);

    // Our own namespace may be one of them.
    static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.ToDisplayString() == GeneratedNames.Namespace ? [] : space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));

    void Add(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetMembers().OfType<IMethodSymbol>().SelectMany(static method => method.GetAttributes()))
        {
            if (attribute is { AttributeClass.Name: "InterceptsLocationAttribute", ConstructorArguments: [_, { Value: string location }] }) _locations.Add(location);
        }
    }
}
