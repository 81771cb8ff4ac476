using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>Does nothing, for what the compiler's driver costs as soon as there is one that looks at code, as in each project of the SDK.</summary>
#pragma warning disable RS1001, RS1036 // It is no extension of the compiler: the gate runs it.
sealed class IdleAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001, RS1036
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("GATE0001", "Idle", "Idle", "Gate", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCodeBlockAction(static _ => { });
    }
}
