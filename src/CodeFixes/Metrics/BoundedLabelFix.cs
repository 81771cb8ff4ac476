using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Structural;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Metrics;

/// <summary>Labels by what has few values and says the same: an exception's type instead of its text, a route's pattern instead of a request's
/// path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoundedLabelFix)), Shared]
public sealed class BoundedLabelFix : TelemetryFix
{
    const string HttpContext = "Microsoft.AspNetCore.Http.HttpContext";
    const string HttpRequest = "Microsoft.AspNetCore.Http.HttpRequest";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnboundedLabel];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        if (site.Expression is not { } value) yield break;
        if (ExceptionIn(site, value) is var (exception, access) && exception is not null)
        {
            string type = $"{exception}{access}GetType().Name";
            yield return new("Label by the exception's type", "InstrumentGen.LabelByExceptionType", Edit.Replace(value, type));
        }
        else if (ContextIn(site, value) is { } context)
        {
            string pattern = $"({context}.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? \"unmatched\"";
            yield return new Proposal("Label by the route's pattern", "InstrumentGen.LabelByRoute", Edit.Replace(value, ExpressionText.In(value, pattern)))
                .Using(site.Tree, "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing");
        }
    }

    /// <summary>The exception that a label is the text of, and how its members are reached: <c>exception?.Message</c>.</summary>
    internal static (ExpressionSyntax? Exception, string Access) ExceptionIn(FixSite site, ExpressionSyntax value)
    {
        if (IsException(site, value)) return ExpressionText.IsPlain(value) ? (value, MayBeNull(site, value) ? "?." : ".") : default;
        ExpressionSyntax inner = value is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call ? call.Expression : value;
        return inner switch
        {
            MemberAccessExpressionSyntax access when IsException(site, access.Expression) => (access.Expression, "."),
            ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax or InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } } access when IsException(site, access.Expression) => (access.Expression, "?."),
            _ => default,
        };
    }

    static bool IsException(FixSite site, ExpressionSyntax value) => site.TypeOf(value) is { } type && Exceptions.Are(type);

    static bool MayBeNull(FixSite site, ExpressionSyntax value) => site.Model.GetTypeInfo(value, site.CancellationToken).Nullability.FlowState == NullableFlowState.MaybeNull;

    // request.Path, context.Request.Path.Value, request.GetDisplayUrl(): what a client sends in its headers is another thing.
    static string? ContextIn(FixSite site, ExpressionSyntax value)
    {
        MemberAccessExpressionSyntax? access = value.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().FirstOrDefault(one =>
            one.Name.Identifier.ValueText is "Path" or "GetDisplayUrl" or "GetEncodedUrl" or "GetEncodedPathAndQuery" && site.TypeOf(one.Expression).IsA(HttpRequest));
        return access?.Expression switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Request" } request when site.TypeOf(request.Expression).IsA(HttpContext) => request.Expression.ToString(),
            { } request when ExpressionText.IsPlain(request) => $"{request}.HttpContext",
            _ => null,
        };
    }
}
