using System.Collections.Immutable;
using System.Composition;
using System.Text;
using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Editing;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.CodeFixes.Logging;

/// <summary>Names the holes of a template that have numbers by the arguments that fill them: the first hole by the first argument, whatever its
/// number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NumberedHoleFix)), Shared]
public sealed class NumberedHoleFix : TelemetryFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NumberedHole];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        if (site.Node is not LiteralExpressionSyntax { Token: var token } literal || !literal.IsKind(SyntaxKind.StringLiteralExpression)) yield break;
        if (literal.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || site.Model.GetOperation(call, site.CancellationToken) is not IInvocationOperation operation) yield break;
        ExpressionSyntax[] values = [.. Values(operation)];
        IReadOnlyList<TemplateHole> holes = PositionalTemplate.Parse(token.ValueText).Holes;
        if (holes.Count > values.Length) yield break;
        string text = Named(token.ValueText, holes, values);
        // What is written as it is, stays so but for the names; an escape would have to be found.
        int start = token.Text.IndexOf(token.ValueText, StringComparison.Ordinal);
        string written = start < 0 ? TemplateLiteral.Like(literal, text) : token.Text.Substring(0, start) + text + token.Text.Substring(start + token.ValueText.Length);
        yield return new("Name the holes by their values", "InstrumentGen.NumberedHole", Edit.Replace(literal, written));
    }

    static IEnumerable<ExpressionSyntax> Values(IInvocationOperation operation) =>
        from argument in operation.Arguments
        where argument.Parameter is { OriginalDefinition.Type: ITypeParameterSymbol }
        orderby argument.Parameter!.Ordinal
        select argument.Syntax is ArgumentSyntax { Expression: { } expression } ? expression : (ExpressionSyntax)argument.Value.Syntax;

    static string Named(string text, IReadOnlyList<TemplateHole> holes, ExpressionSyntax[] values)
    {
        var names = new HoleNames(holes.Where(static hole => hole.Index is null).Select(static hole => hole.Name));
        var named = new StringBuilder();
        int end = 0;
        for (int index = 0; index < holes.Count; index++)
        {
            if (holes[index] is not { Index: not null } hole) continue;
            named.Append(text, end, hole.Start + 1 - end).Append(names.Of(values[index]));
            end = hole.Start + 1 + hole.Name.Length;
        }

        return named.Append(text, end, text.Length - end).ToString();
    }
}
