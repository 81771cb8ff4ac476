using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Structural;
using InstrumentGen.Analyzers.Tracing;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Tracing;

/// <summary>Ends a span with its scope: its variable is declared with <c>using</c>, and one that nobody held gets a variable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsingSpanFix)), Shared]
public sealed class UsingSpanFix : TelemetryFix
{
    const string Title = "End the span with 'using'";
    const string Key = "InstrumentGen.UsingSpan";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UndisposedSpan];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        StatementSyntax? statement = site.Expression?.FirstAncestorOrSelf<StatementSyntax>();
        switch (statement)
        {
            case LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: var value } variable], UsingKeyword.RawKind: 0 } declaration
                when !IsInside(site.Expression!, value):
                yield return new(Title, Key, [Edit.Before(declaration, "using "), .. Ends(declaration, variable, site).Select(StatementLines.Without)]);
                break;
            case ExpressionStatementSyntax { Expression: var thrown, Parent: BlockSyntax or GlobalStatementSyntax } discarded:
                ExpressionSyntax span = Discarded(thrown);
                if (span is AssignmentExpressionSyntax || site.TypeOf(span) is not { } type || !(type.IsA(KnownTypes.Activity) || type.IsA(KnownTypes.TelemetrySpan))) break;
                string name = FreeNames.Take(type.IsA(KnownTypes.Activity) ? "activity" : "span", site, discarded);
                yield return new(Title, Key, Edit.Replace(discarded, $"using {DeclaredTypes.Of(type, site)} {name} = {span};"));
                break;
        }
    }

    static ExpressionSyntax Discarded(ExpressionSyntax thrown) =>
        thrown is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } assignment ? assignment.Right : thrown;

    // The span is started in a lambda that the variable holds.
    static bool IsInside(ExpressionSyntax span, ExpressionSyntax value) =>
        span.Ancestors().TakeWhile(node => node != value.Parent).Any(static node => node is AnonymousFunctionExpressionSyntax);

    // What ended the span by hand and did so last: where more follows, the line stays, and to end a span twice does no harm.
    static IEnumerable<StatementSyntax> Ends(LocalDeclarationStatementSyntax declaration, VariableDeclaratorSyntax variable, FixSite site)
    {
        if (declaration.Parent is not BlockSyntax scope || site.Model.GetDeclaredSymbol(variable, site.CancellationToken) is not { } local) return [];
        return scope.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .OfType<ExpressionStatementSyntax>()
            .Where(statement => IsEnd(statement.Expression, local, site) && IsLast(statement, scope) && !ExpressionText.HoldsComments(statement));
    }

    static bool IsEnd(ExpressionSyntax expression, ISymbol local, FixSite site) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } } call => IsEnd(call, receiver, local, site),
        ConditionalAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } call } =>
            IsEnd(call, receiver, local, site),
        _ => false,
    };

    static bool IsEnd(InvocationExpressionSyntax call, IdentifierNameSyntax receiver, ISymbol local, FixSite site) =>
        SpanStarts.IsEnd(site.SymbolOf(call)) && SymbolEqualityComparer.Default.Equals(site.SymbolOf(receiver), local);

    // Nothing follows in the scope, or the way out.
    static bool IsLast(StatementSyntax statement, BlockSyntax scope) =>
        statement.Parent is BlockSyntax block && block.Statements.IndexOf(statement) is var index
        && (index + 1 < block.Statements.Count ? block.Statements[index + 1] is ReturnStatementSyntax { Expression: null or LiteralExpressionSyntax or IdentifierNameSyntax } : block == scope);
}
