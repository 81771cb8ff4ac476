using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Structural;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Tracing;

/// <summary>Names a span by what it does, and keeps the values that were in its name as tags.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstantSpanNameFix)), Shared]
public sealed class ConstantSpanNameFix : TelemetryFix
{
    static readonly Regex s_gaps = new(@"\s+", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ExplodingSpanName];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        // The name is the first argument of a call whose span a variable holds from there on.
        if (site.Expression?.Ancestors().OfType<ArgumentSyntax>().LastOrDefault(argument => IsName(argument, site)) is not { } name || ExpressionText.HoldsComments(name)) yield break;
        if (name.FirstAncestorOrSelf<StatementSyntax>() is not LocalDeclarationStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax, Declaration.Variables: [var variable] } declaration) yield break;
        if (variable.Initializer?.Value is not { } span || span != name.Parent?.Parent || site.Model.GetTypeInfo(span, site.CancellationToken) is not { Type: { } type } known) yield break;
        if (TextParts.Of(name.Expression, site.Model, site.CancellationToken) is not { } parts || Constant(parts) is not { Length: > 0 } constant) yield break;
        ExpressionSyntax[] values = [.. parts.Select(static part => part.Value).OfType<ExpressionSyntax>()];
        if (!values.All(ExpressionText.OnlyReads)) yield break;
        string access = type.IsA(KnownTypes.TelemetrySpan) ? ".SetAttribute" : known.Nullability.FlowState == NullableFlowState.NotNull ? ".SetTag" : "?.SetTag";
        IEnumerable<Edit> tags = Keys(values).Zip(values, (key, value) => StatementLines.After(declaration, $"{variable.Identifier}{access}(\"{key}\", {value});"));
        yield return new($"Name the span \"{constant}\" and put the rest into tags", "InstrumentGen.ConstantSpanName", [Edit.Replace(name.Expression, ExpressionText.Literal(constant)), .. tags]);
    }

    static bool IsName(ArgumentSyntax argument, FixSite site) =>
        argument.Parent is ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list && list.Arguments[0] == argument
        && site.SymbolOf(call) is { } method && (method.IsMemberOf(KnownTypes.ActivitySource, "StartActivity", "CreateActivity") || method.IsMemberOf(KnownTypes.Tracer, "StartActiveSpan", "StartSpan", "StartRootSpan"));

    // "load {id} of {tenant}" was about a load: what joined the values goes with them.
    static string Constant(IReadOnlyList<TextPart> parts)
    {
        string text = parts.TakeWhile(static part => part.Value is null).Aggregate("", static (all, part) => all + part.Text);
        if (text.Trim().Length == 0) text = string.Concat(parts.Where(static part => part.Value is null).Select(static part => part.Text));
        return s_gaps.Replace(text, " ").Trim(' ', '-', ':', '/', '#', '(', '[', '=', '.', ',', '_', '|', ')', ']', '\'');
    }

    // orderId is order.id, as tags are written.
    static IEnumerable<string> Keys(IEnumerable<ExpressionSyntax> values)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (ExpressionSyntax value in values)
        {
            string wish = string.Join(".", value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(static name => name.Identifier.ValueText is not ("ToString" or "Value" or "this")).Select(static name => name.Identifier.ValueText).SelectMany(NameWords.Split));
            if (wish.Length == 0) wish = "value";
            string key = wish;
            for (int number = 2; !known.Add(key); number++) key = wish + number;
            yield return key;
        }
    }
}
