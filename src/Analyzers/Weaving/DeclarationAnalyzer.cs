using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>A rule about declarations that have our attributes.</summary>
public abstract class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownAttributes.AreIn(start.Compilation)) Register(start, BuildOptions.Of(start.Compilation, start.Options));
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext start, GeneratorOptions options);
}
