using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Weaving;

/// <summary>Asks for the decorator of an interface that is to be instrumented.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DecoratedFix)), Shared]
public sealed class DecoratedFix : TelemetryFix
{
    const string Key = "InstrumentGen.Decorated";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UndecoratedService];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        if (site.Property(UndecoratedServiceAnalyzer.DeclaredProperty) is null || site.Expression is not { } name) yield break;
        if (site.SymbolOf(name) is not INamedTypeSymbol service || Declaration(service, site) is not { } declaration) yield break;
        yield return new Proposal("Put [Decorated] on the interface", Key, StatementLines.AttributeLine(declaration, "[Decorated]"))
            .Using(declaration.SyntaxTree, "InstrumentGen");
    }

    static InterfaceDeclarationSyntax? Declaration(INamedTypeSymbol service, FixSite site) =>
        service.OriginalDefinition.DeclaringSyntaxReferences.Select(one => one.GetSyntax(site.CancellationToken)).OfType<InterfaceDeclarationSyntax>()
            .FirstOrDefault(declaration => site.Document.Project.GetDocument(declaration.SyntaxTree) is not null);
}
