using InstrumentGen.Analyzers.Flow;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.CodeFixes.Privacy;

/// <summary>Finds what has to be redacted of what a diagnostic points at.</summary>
static class RedactedValues
{
    /// <summary>The value; of a state or an array that holds all that is recorded, the values in it that must not be; nothing where they are
    /// not written there.</summary>
    public static IReadOnlyList<ExpressionSyntax> Of(FixSite site, ExpressionSyntax value)
    {
        if (!HoldsAll(site, value)) return [value];
        if (value is not (BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax)) return [];
        FlowOptions options = site.Options;
        return [.. value.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => IsSensitive(name, site, options)).Select(Whole).Distinct()];
    }

    static bool HoldsAll(FixSite site, ExpressionSyntax value) =>
        value.Parent is ArgumentSyntax argument && site.Model.GetOperation(argument, site.CancellationToken) is IArgumentOperation { Parameter: { } parameter } operation
        && (parameter.Name == "state" || (parameter.IsParams && operation.ArgumentKind == ArgumentKind.Explicit));

    static bool IsSensitive(SimpleNameSyntax name, FixSite site, FlowOptions options) =>
        site.SymbolOf(name) is { } symbol && (SensitiveSymbols.IsMarked(symbol) || SensitiveSymbols.IsNamed(symbol, options));

    // user.Email.Trim() is one value.
    static ExpressionSyntax Whole(ExpressionSyntax part)
    {
        while (part.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax || (part.Parent is InvocationExpressionSyntax call && call.Expression == part)) part = (ExpressionSyntax)part.Parent;
        return part;
    }
}
