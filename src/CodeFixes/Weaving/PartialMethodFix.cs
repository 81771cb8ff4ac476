using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Weaving;

/// <summary>Splits a method into a partial declaration, which the build fills, and a core with its body: then its calls are recorded whoever makes
/// them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialMethodFix)), Shared]
public sealed class PartialMethodFix : TelemetryFix
{
    const string Key = "InstrumentGen.PartialMethod";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.MethodNotInstrumentable, RuleIds.MethodGroup, RuleIds.BaseCall, RuleIds.ExpressionTree, RuleIds.NoWovenCall, RuleIds.CallOutOfReach, RuleIds.FrameworkCall, RuleIds.AuditedExit, RuleIds.AuditedElsewhere];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        // A partial method that lacks its core is another fix's.
        if (site.Rule == RuleIds.PartialHalf || site.Property(SplitCore.Property) is not { } core || MethodOf(site) is not { } method) yield break;
        if (Declaration(method, site) is not { } declaration || TellsItsName(declaration, site) || PartialTypes.Around(declaration) is not { } types) yield break;
        bool isAsyncVoid = method is { IsAsync: true, ReturnsVoid: true };
        var proposal = new Proposal($"Make '{method.Name}' partial, with its work in '{core}'", Key, [.. types, .. Split(declaration, core, isAsyncVoid)])
        {
            // The build writes the other half. Until then there is nothing to make a delegate of, either.
            Expected = ["CS8795", "CS0762"],
        };
        yield return isAsyncVoid ? proposal.Using(declaration.SyntaxTree, "System.Threading.Tasks") : proposal;
    }

    // The method that is declared at the place, or used there.
    static IMethodSymbol? MethodOf(FixSite site)
    {
        ISymbol? symbol = site.Node is MethodDeclarationSyntax declared ? site.Model.GetDeclaredSymbol(declared, site.CancellationToken) : site.Expression is { } used ? site.SymbolOf(used) : null;
        return symbol is IMethodSymbol method ? (method.ReducedFrom ?? method).OriginalDefinition : null;
    }

    static MethodDeclarationSyntax? Declaration(IMethodSymbol method, FixSite site) =>
        method.DeclaringSyntaxReferences.Select(one => one.GetSyntax(site.CancellationToken)).OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(declaration => site.Document.Project.GetDocument(declaration.SyntaxTree) is not null);

    // A call in the body that is told the caller's name would be told that of the core.
    static bool TellsItsName(MethodDeclarationSyntax declaration, FixSite site)
    {
        SemanticModel model = declaration.SyntaxTree == site.Tree ? site.Model : site.Model.Compilation.GetSemanticModel(declaration.SyntaxTree);
        SyntaxNode body = (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody!.Expression;
        return model.GetOperation(body, site.CancellationToken) is not { } operation
            || operation.DescendantsAndSelf().OfType<IArgumentOperation>().Any(static argument => argument.ArgumentKind == ArgumentKind.DefaultValue
                && argument.Parameter?.GetAttributes().Any(static one => one.AttributeClass?.Name == "CallerMemberNameAttribute") == true);
    }

    static IEnumerable<Edit> Split(MethodDeclarationSyntax method, string core, bool isAsyncVoid)
    {
        SyntaxTree tree = method.SyntaxTree;
        bool isAccessible = method.Modifiers.Any(static one => SyntaxFacts.IsAccessibilityModifier(one.Kind()));
        // Who may call it must be said of a partial method, unless it returns nothing.
        bool mustSay = !isAccessible && (!IsVoid(method) || method.Modifiers.Any(SyntaxKind.NewKeyword) || method.ParameterList.Parameters.Any(static one => one.Modifiers.Any(SyntaxKind.OutKeyword)));
        if (mustSay) yield return new(tree, new((method.Modifiers.Count > 0 ? method.Modifiers[0] : method.ReturnType.GetFirstToken()).SpanStart, 0), "private ");
        foreach (SyntaxToken one in method.Modifiers.Where(static one => one.IsKind(SyntaxKind.AsyncKeyword))) yield return new(tree, TextSpan.FromBounds(one.SpanStart, one.GetNextToken().SpanStart), "");
        yield return new(tree, new(method.ReturnType.SpanStart, 0), "partial ");

        // The compiler wants it on the iterator alone, and that is the core.
        foreach (AttributeListSyntax list in method.ParameterList.Parameters.SelectMany(static parameter => parameter.AttributeLists).Where(static list => list.Attributes.Any(static one => one.Name.ToString().EndsWith("EnumeratorCancellation", StringComparison.Ordinal))))
        {
            yield return new(tree, TextSpan.FromBounds(list.SpanStart, list.GetLastToken().GetNextToken().SpanStart), "");
        }

        int end = (method.ConstraintClauses.Count > 0 ? method.ConstraintClauses.Last().GetLastToken() : method.ParameterList.CloseParenToken).Span.End;
        string line = StatementLines.Break(method);
        string header = CoreText.Header(method, core, isAsyncVoid ? "Task" : method.ReturnType.ToString(), line);
        yield return new(tree, new(end, 0), $";{Imports.LineEnding(tree.GetText())}{line}{header}");
    }

    static bool IsVoid(MethodDeclarationSyntax method) => method.ReturnType is PredefinedTypeSyntax { Keyword.ValueText: "void" };
}
