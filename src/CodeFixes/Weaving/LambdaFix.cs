using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Weaving;

/// <summary>Puts a lambda that calls the method in the place of the method itself: that call is woven.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LambdaFix)), Shared]
public sealed class LambdaFix : TelemetryFix
{
    const string Key = "InstrumentGen.Lambda";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MethodGroup, RuleIds.AuditedExit];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        if (site.Rule != RuleIds.MethodGroup || site.Expression is not SimpleNameSyntax name || site.SymbolOf(name) is not IMethodSymbol method) yield break;
        ExpressionSyntax group = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (!KeepsItsReceiver(group, method) || IsHandler(group)) yield break;
        ITypeSymbol? type = group.Parent is CastExpressionSyntax cast ? site.TypeOf(cast) : site.Model.GetTypeInfo(group, site.CancellationToken).ConvertedType;
        if (type is not INamedTypeSymbol { DelegateInvokeMethod: { } signature }) yield break;
        if (Lambda(group, method, signature) is { } lambda) yield return new("Call it through a lambda", Key, Edit.Replace(group, ExpressionText.In(group, lambda)));
    }

    // A delegate holds its receiver; a lambda looks for it at each call.
    static bool KeepsItsReceiver(ExpressionSyntax group, IMethodSymbol method) =>
        method is { IsStatic: true, MethodKind: not MethodKind.ReducedExtension } || group is not MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax };

    // Who takes a handler off an event must have the same delegate.
    static bool IsHandler(ExpressionSyntax group) =>
        group.Parent is AssignmentExpressionSyntax assignment && (assignment.IsKind(SyntaxKind.AddAssignmentExpression) || assignment.IsKind(SyntaxKind.SubtractAssignmentExpression));

    static string? Lambda(ExpressionSyntax group, IMethodSymbol method, IMethodSymbol signature)
    {
        if (signature.Parameters.Length != method.Parameters.Length || signature.Parameters.Any(static one => one.RefKind != RefKind.None) || signature.ReturnsByRef || signature.ReturnsByRefReadonly) return null;
        string[] names = [.. method.Parameters.Select(static parameter => SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? parameter.Name : "@" + parameter.Name)];
        string parameters = names.Length == 1 ? names[0] : $"({string.Join(", ", names)})";
        return $"{(method.IsStatic ? "static " : "")}{parameters} => {group}({string.Join(", ", names)})";
    }
}
