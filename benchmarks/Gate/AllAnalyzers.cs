using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>All analyzers of the package.</summary>
static class AllAnalyzers
{
    /// <summary>New ones, as each build has.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Create() =>
    [
        .. typeof(FlowAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}
