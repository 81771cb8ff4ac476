using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Code that may use an operation, as the rules about uses see it, however it was found.</summary>
/// <param name="Operation">A call, a reference to a method, or a statement that calls.</param>
/// <param name="Owner">The member that it stands in.</param>
/// <param name="IsGeneratedCode">Whether its file looks generated.</param>
/// <param name="Report">Takes a diagnostic.</param>
/// <param name="CancellationToken">Cancelled when nobody waits any more.</param>
readonly record struct OperationUse(IOperation Operation, ISymbol Owner, bool IsGeneratedCode, Action<Diagnostic> Report, CancellationToken CancellationToken)
{
    public static OperationUse Of(OperationAnalysisContext context) =>
        new(context.Operation, context.ContainingSymbol, context.IsGeneratedCode, context.ReportDiagnostic, context.CancellationToken);

    /// <summary>Reports that a use of an operation is not woven: of one that is audited, as the error that it is there. Code that is data makes no call: a query, a mock.</summary>
    public void ReportMissed(Diagnostic diagnostic, IMethodSymbol operation)
    {
        Diagnostic strict = AuditRules.Strictly(diagnostic, operation);
        Report(!ReferenceEquals(strict, diagnostic) && ExpressionTrees.Contain(Operation.SemanticModel!, Operation.Syntax, CancellationToken) ? diagnostic : strict);
    }

    public static OperationUse Of(IOperation operation, SyntaxNodeAnalysisContext context) =>
        new(operation, context.ContainingSymbol!, context.IsGeneratedCode, context.ReportDiagnostic, context.CancellationToken);
}
