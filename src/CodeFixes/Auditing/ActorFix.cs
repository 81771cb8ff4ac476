using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Auditing;

/// <summary>Says who acts: the parameter that is named so, or the trail's own accessor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ActorFix)), Shared]
public sealed class ActorFix : TelemetryFix
{
    const string ParameterKey = "InstrumentGen.ActorParameter";
    const string AmbientKey = "InstrumentGen.AmbientActor";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.AuditActor];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        if (site.Property(AuditedValueAnalyzer.NobodyProperty) is not { } parameter || site.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) yield break;
        if (parameter.Length > 0)
        {
            string name = SyntaxFacts.GetKeywordKind(parameter) == SyntaxKind.None ? parameter : "@" + parameter;
            yield return new($"Record '{parameter}' as the actor", ParameterKey, WithArgument(attribute, $"Actor = nameof({name})"));
        }

        yield return new Proposal("Ask the trail's own accessor who acts", AmbientKey, WithArgument(attribute, "Actor = AuditActor.Ambient")).Using(site.Tree, "InstrumentGen");
    }

    static Edit WithArgument(AttributeSyntax attribute, string argument) => attribute.ArgumentList switch
    {
        null => new(attribute.SyntaxTree, new(attribute.Name.Span.End, 0), $"({argument})"),
        { Arguments.Count: 0 } empty => new(attribute.SyntaxTree, new(empty.OpenParenToken.Span.End, 0), argument),
        { } list => new(attribute.SyntaxTree, new(list.Arguments.Last().Span.End, 0), ", " + argument),
    };
}
