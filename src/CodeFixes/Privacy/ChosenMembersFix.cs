using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
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

    static bool IsReceiver(ExpressionSyntax value) => ExpressionText.IsPlain(value) || value is InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;

    // Light bulbs are small.
    static string Names(ISymbol[] members) => members.Length <= 3 ? string.Join(", ", members.Select(static member => $"'{member.Name}'")) : $"the {members.Length} harmless members";
}
