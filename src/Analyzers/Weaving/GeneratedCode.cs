using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells our own generated code, which calls operations to do its work, from that of others.</summary>
static class GeneratedCode
{
    public static bool IsOurs(ISymbol symbol)
    {
        // The half of a partial method stands in the user's type.
        if (symbol is IMethodSymbol method && AttributeReader.IsWrittenByUs(method.PartialImplementationPart ?? method)) return true;
        for (INamespaceSymbol? space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.Name == "Generated" && space.ToDisplayString() == GeneratedNames.Namespace) return true;
        }

        return false;
    }
}
