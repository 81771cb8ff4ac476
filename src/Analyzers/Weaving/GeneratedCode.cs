using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells our own generated code, which calls operations to do its work, from that of others.</summary>
static class GeneratedCode
{
    public static bool IsOurs(ISymbol symbol)
    {
        for (INamespaceSymbol? space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.Name == "Generated" && space.ToDisplayString() == GeneratedNames.Namespace) return true;
        }

        return false;
    }
}
