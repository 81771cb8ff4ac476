using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Finds the method that does the work of a partial one whose other half we write.</summary>
static class CoreMethod
{
    const string Async = "Async";

    /// <summary>The core, or why there is none that can be called.</summary>
    public static (IMethodSymbol? Core, Refusal? Refusal) Find(IMethodSymbol method)
    {
        IMethodSymbol[] candidates = Candidates(method);
        if (candidates.Length == 0) return (null, new(RefusalReason.CoreMissing, NamesOf(method).First()));
        IMethodSymbol[] fitting = [.. candidates.Where(one => CoreSignature.Difference(one, method) is null)];
        if (fitting.Length == 0) return (null, new(RefusalReason.CoreSignature, $"'{candidates[0].Name}' {CoreSignature.Difference(candidates[0], method)}"));
        // Half-typed code may have two.
        return fitting.Count(one => one.Name == fitting[0].Name) == 1 ? (fitting[0], null) : (null, new(RefusalReason.CoreSignature, $"'{fitting[0].Name}' is declared twice"));
    }

    /// <summary>Whether the user means a method to have a core: it is named, or there is a method with the name of one.</summary>
    public static bool IsAsked(IMethodSymbol method) => AttributeReader.Core(method) is not null || Candidates(method).Length > 0;

    /// <summary>Whether the method is the core of a partial one. What stands on the type asks for the partial method alone.</summary>
    public static bool IsCore(IMethodSymbol method) => method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other =>
        PartialMethod.IsOurs(other) && NamesOf(other).Contains(method.Name, StringComparer.Ordinal) && IsSame(Find(other).Core, method));

    /// <summary>The names that the core may have: the one that the user gives, or those that follow from the method's.</summary>
    public static IEnumerable<string> NamesOf(IMethodSymbol method)
    {
        if (AttributeReader.Core(method) is { } name) return [name];
        if (method.Name.EndsWith(Async, StringComparison.Ordinal) && method.Name.Length > Async.Length) return [method.Name.Substring(0, method.Name.Length - Async.Length) + "Core" + Async];
        // A handler that cannot return a task may have a core that does.
        return method.ReturnsVoid ? [method.Name + "Core", method.Name + "Core" + Async] : [method.Name + "Core"];
    }

    static IMethodSymbol[] Candidates(IMethodSymbol method) =>
    [
        .. NamesOf(method).SelectMany(name => method.ContainingType.GetMembers(name)).OfType<IMethodSymbol>()
            .Where(one => one.MethodKind == MethodKind.Ordinary && !IsSame(one, method)),
    ];

    static bool IsSame(IMethodSymbol? one, IMethodSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one?.PartialDefinitionPart ?? one, other.PartialDefinitionPart ?? other);
}
