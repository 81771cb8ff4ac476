using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Graph;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Privacy;

/// <summary>Records members of an object that tell of nobody, in place of the whole object: its id where it goes into text, else each of
/// them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChosenMembersFix)), Shared]
public sealed class ChosenMembersFix : TelemetryFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ObjectGraph];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        if (site.Expression is AnonymousObjectCreationExpressionSyntax made)
        {
            if (WithoutSensitive(made, site) is { } proposal) yield return proposal;
            yield break;
        }

        if (site.Expression is not { } value || site.TypeOf(value) is not INamedTypeSymbol { IsAnonymousType: false, IsTupleType: false } type) yield break;
        ISymbol[] members = [.. HarmlessMembers.Of(type, site.Model.Compilation, site.Options)];
        string access = type.IsReferenceType && site.Model.GetTypeInfo(value, site.CancellationToken).Nullability.FlowState == NullableFlowState.MaybeNull ? "?." : ".";
        if (site.Property("destructures") is null && HarmlessMembers.IdOf(members, type) is { } id)
        {
            if (IsReceiver(value)) yield return new($"Record only '{id.Name}'", "InstrumentGen.RecordId", Edit.Replace(value, $"{value}{access}{id.Name}"));
        }
        else if (members.Length > 0 && ExpressionText.IsPlain(value))
        {
            string chosen = string.Join(", ", members.Select(member => $"{value}{access}{member.Name}"));
            yield return new($"Record only {Names(members)}", "InstrumentGen.RecordMembers", Edit.Replace(value, $"new {{ {chosen} }}"));
        }
    }

    // What is made for the line holds what somebody chose: only what must not be in it goes.
    static Proposal? WithoutSensitive(AnonymousObjectCreationExpressionSyntax made, FixSite site)
    {
        FlowOptions options = site.Options;
        ObjectGraph objects = ObjectGraph.Of(site.Model.Compilation, options);
        ILookup<bool, AnonymousObjectMemberDeclaratorSyntax> members = made.Initializers.ToLookup(member =>
            site.Model.GetDeclaredSymbol(member, site.CancellationToken) is { } property
            && (!objects.IsHarmless(property) || SensitiveSymbols.IsNamed(property, options)
                || member.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(site.SymbolOf).Any(symbol => SensitiveSymbols.IsMarked(symbol) || SensitiveSymbols.IsNamed(symbol, options))));
        if (!members[true].Any() || !members[false].Any() || ExpressionText.HoldsComments(made)) return null;
        string names = string.Join(", ", members[true].Select(member => $"'{site.Model.GetDeclaredSymbol(member, site.CancellationToken)!.Name}'"));
        return new($"Leave out {names}", "InstrumentGen.LeaveOutMembers", Edit.Replace(made, $"new {{ {string.Join(", ", members[false])} }}"));
    }

    static bool IsReceiver(ExpressionSyntax value) => ExpressionText.IsPlain(value) || value is InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;

    // Light bulbs are small.
    static string Names(ISymbol[] members) => members.Length <= 3 ? string.Join(", ", members.Select(static member => $"'{member.Name}'")) : $"the {members.Length} harmless members";
}
