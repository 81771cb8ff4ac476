using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>A rule about the uses of operations. Generated code counts: Razor calls us from there.</summary>
public abstract class UseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            // Where nothing is woven, every use would be reported: one rule says it once.
            if (!KnownAttributes.AreIn(start.Compilation) || !BuildOptions.Of(start.Compilation, start.Options).Intercepts) return;
            OperationSet operations = OperationSet.Of(start.Compilation, start.CancellationToken);
            if (!operations.IsEmpty) Register(start, operations);
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext start, OperationSet operations);
}
