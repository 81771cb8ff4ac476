using System.Runtime.CompilerServices;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>The calls that somebody else intercepts. The compiler takes one interceptor for a call, and refuses two (CS9153). A generator sees those that a
/// user wrote; what another generator writes, the analyzers see.</summary>
sealed class OtherInterceptors
{
    static readonly ConditionalWeakTable<Compilation, OtherInterceptors> s_known = new();

    // Interceptors are looked for in these namespaces alone, and in those inside them.
    static readonly string[] s_features = ["InterceptorsNamespaces", "InterceptorsPreviewNamespaces"];

    readonly HashSet<string> _locations = new(StringComparer.Ordinal);

    OtherInterceptors(Compilation compilation)
    {
        foreach (string name in Namespaces(compilation).Distinct())
        {
            if (name == GeneratedNames.Namespace || Find(compilation.Assembly.GlobalNamespace, name) is not { } space) continue;
            foreach (INamedTypeSymbol type in Types(space)) Add(type);
        }
    }

    public static OtherInterceptors Of(Compilation compilation) => s_known.GetValue(compilation, static key => new OtherInterceptors(key));

    /// <summary>Whether a call is somebody else's.</summary>
    /// <param name="location">Its interceptable location.</param>
    public bool Take(string location) => _locations.Count > 0 && _locations.Contains(location);

    static IEnumerable<string> Namespaces(Compilation compilation) => compilation.SyntaxTrees.FirstOrDefault()?.Options is { } options
        ? s_features.SelectMany(feature => options.Features.TryGetValue(feature, out string? names) ? names.Split(';') : []).Where(static name => name.Length > 0)
        : [];

    static INamespaceSymbol? Find(INamespaceSymbol root, string name)
    {
        INamespaceSymbol? space = root;
        foreach (string part in name.Split('.')) space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        return space;
    }

    static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().Where(static inner => inner.ToDisplayString() != GeneratedNames.Namespace).SelectMany(Types));

    void Add(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetMembers().OfType<IMethodSymbol>().SelectMany(static method => method.GetAttributes()))
        {
            if (attribute is { AttributeClass.Name: "InterceptsLocationAttribute", ConstructorArguments: [_, { Value: string location }] }) _locations.Add(location);
        }
    }
}
