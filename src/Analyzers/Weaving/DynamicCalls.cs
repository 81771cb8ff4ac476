using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Calls that are bound when they run.</summary>
static class DynamicCalls
{
    /// <summary>The methods that the call may be bound to; none where its receiver is dynamic, or while it is typed.</summary>
    public static IEnumerable<IMethodSymbol> Candidates(IOperation call, CancellationToken cancellationToken)
    {
        if (call.Syntax.ContainsDiagnostics) return [];
        SymbolInfo info = call.SemanticModel!.GetSymbolInfo(call.Syntax, cancellationToken);
        return info.Symbol is IMethodSymbol only ? [only] : info.CandidateSymbols.OfType<IMethodSymbol>();
    }
}
