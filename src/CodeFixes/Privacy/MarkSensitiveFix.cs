using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Privacy;

/// <summary>Turns what a name lets one guess into what its declaration says: every other way of the value into telemetry is then found too, and
/// this one is reported as IG1001.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkSensitiveFix)), Shared]
public sealed class MarkSensitiveFix : TelemetryFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SecretName, RuleIds.PersonalName];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        FlowOptions options = site.Options;
        if (Symbols(site).FirstOrDefault(symbol => symbol is not ILocalSymbol && SensitiveSymbols.IsNamed(symbol, options)) is not { } named) yield break;
        if (Insertion(named, site.CancellationToken) is not { } edit) yield break;
        yield return new Proposal($"Mark '{named.Name}' as [Sensitive]", "InstrumentGen.MarkSensitive", edit).Using(edit.Tree, "InstrumentGen");
    }

    // The value itself and what it is made of; else where it was read or declared.
    static IEnumerable<ISymbol?> Symbols(FixSite site) =>
        site.Diagnostic.AdditionalLocations
            .Where(location => location.SourceTree == site.Tree)
            .Select(location => site.Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true))
            .Prepend(site.Node)
            .SelectMany(static node => node.DescendantNodesAndSelf())
            .Select(node => node is SimpleNameSyntax name ? site.SymbolOf(name) : node is ParameterSyntax ? site.Model.GetDeclaredSymbol(node, site.CancellationToken) : null);

    static Edit? Insertion(ISymbol symbol, CancellationToken cancellationToken) =>
        symbol.DeclaringSyntaxReferences is [var reference] ? Insertion(reference.GetSyntax(cancellationToken), symbol) : null;

    static Edit? Insertion(SyntaxNode declaration, ISymbol symbol) => declaration switch
    {
        // A lambda's parameter without parentheses has no place for an attribute.
        ParameterSyntax { Parent: SimpleLambdaExpressionSyntax } => null,
        ParameterSyntax parameter when symbol is IPropertySymbol || IsOfRecord(parameter) => Edit.Before(parameter, "[property: Sensitive] "),
        ParameterSyntax parameter => Edit.Before(parameter, "[Sensitive] "),
        PropertyDeclarationSyntax property => Edit.Before(property, "[Sensitive] "),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } => Edit.Before(field, "[Sensitive] "),
        _ => null,
    };

    static bool IsOfRecord(ParameterSyntax parameter) => parameter.Parent is { Parent: RecordDeclarationSyntax record } list && record.ParameterList == list && record.Kind() is SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration;
}
