using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Logging;

/// <summary>Writes a constant template with named holes in place of a text that is put together for each call, and hands its values over one by
/// one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstantTemplateFix)), Shared]
public sealed class ConstantTemplateFix : TelemetryFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.InterpolatedTemplate];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        if (site.Expression is not { } text || ArgumentOf(text) is not { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument) yield break;
        if (ExpressionText.HoldsComments(argument) || Values(argument, list, call, site) is not { } others) yield break;
        if (TextParts.Of(text, site.Model, site.CancellationToken) is not { } parts || !parts.Any(part => part.Value is not null && part.Value != text)) yield break;
        if (ConstantTemplate.Of(parts, others) is not { } template) yield break;
        string literal = TemplateLiteral.Like(text, template.Text);
        yield return new("Write a template with named holes", "InstrumentGen.ConstantTemplate", [.. Edits(argument, literal, template.Values, others, site)]);
    }

    static ArgumentSyntax? ArgumentOf(ExpressionSyntax text)
    {
        SyntaxNode? node = text.Parent;
        while (node is ParenthesizedExpressionSyntax) node = node.Parent;
        return node as ArgumentSyntax;
    }

    // The values that the call has already; null where they are handed over in a way of their own.
    static ExpressionSyntax[]? Values(ArgumentSyntax template, ArgumentListSyntax list, InvocationExpressionSyntax call, FixSite site)
    {
        if (site.Model.GetOperation(call, site.CancellationToken) is not IInvocationOperation operation) return null;
        if (operation.Arguments.Any(static one => one is { ArgumentKind: ArgumentKind.Explicit, Parameter.IsParams: true })) return null;
        ArgumentSyntax[] others = [.. list.Arguments.Skip(list.Arguments.IndexOf(template) + 1)];
        return others.Any(static one => one.NameColon is not null || ExpressionText.HoldsComments(one)) || (others.Length > 0 && template.NameColon is not null) ? null : [.. others.Select(static one => one.Expression)];
    }

    static IEnumerable<Edit> Edits(ArgumentSyntax argument, string literal, IReadOnlyList<ExpressionSyntax> values, ExpressionSyntax[] others, FixSite site)
    {
        string[] texts = [.. values.Select(static value => value.ToString())];
        // An array alone would be taken for all of the values.
        if (texts.Length == 1 && site.TypeOf(values[0]) is IArrayTypeSymbol { ElementType.IsReferenceType: true }) texts[0] = $"(object){texts[0]}";
        if (others.Length == 0) return [Edit.Replace(argument.Expression, literal), new(site.Tree, new(argument.Span.End, 0), string.Concat(texts.Select(static text => $", {text}")))];
        var span = TextSpan.FromBounds(argument.Expression.SpanStart, others[others.Length - 1].Span.End);
        return [new(site.Tree, span, string.Join(", ", texts.Prepend(literal)))];
    }
}
