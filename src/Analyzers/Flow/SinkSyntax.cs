using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Flow;

/// <summary>Tells from the text whether code may have a sink: most code has none, and binding it would cost ten times as much. Where the text
/// says no more than what any list and dictionary is filled with, that one statement is bound.</summary>
/// <param name="loggerMessages">The names that the compilation's own log methods have.</param>
sealed class SinkSyntax(ISet<string> loggerMessages)
{
    // A method of more than this is generated, or its author is past caring.
    const int MostNodes = 30_000;

    // list.Add(a, b) and map[key] = value, which are sinks of a few types.
    static readonly HashSet<string> s_common = new(StringComparer.Ordinal) { "Add", "Set", "Write", "From" };

    public bool IsIn(SyntaxNode code, Compilation compilation, CancellationToken cancellationToken)
    {
        bool found = false;
        int nodes = 0;
        List<ExpressionSyntax>? common = null;
        foreach (SyntaxNode node in code.DescendantNodes())
        {
            if (++nodes > MostNodes) return false;
            if ((nodes & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
            if (found || !MayBeSink(node)) continue;
            if (Common(node) is { } expression) (common ??= []).Add(expression);
            else found = true;
        }

        return found || (common is not null && IsSink(common, compilation, cancellationToken));
    }

    ExpressionSyntax? Common(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call when NameOf(call.Expression) is { } name && s_common.Contains(name) && !loggerMessages.Contains(name) => call,
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } when NameOf(element.Expression) is not "Properties" => element,
        _ => null,
    };

    static bool IsSink(List<ExpressionSyntax> candidates, Compilation compilation, CancellationToken cancellationToken)
    {
        var catalog = SinkCatalog.Of(compilation);
        SemanticModel model = BindingModels.Of(compilation, candidates[0].SyntaxTree);
        return candidates.Any(candidate => model.GetSymbolInfo(candidate, cancellationToken).Symbol switch
        {
            IPropertySymbol { IsIndexer: true, ContainingType: { } type } => catalog.Find(type, "[]") is not null,
            IMethodSymbol { ContainingType: { } type } method => catalog.Find(type, method.Name) is not null,
            _ => false,
        });
    }

    bool MayBeSink(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => NameOf(call.Expression) is { } name
            && (SinkCatalog.HasMember(name, call.ArgumentList.Arguments.Count) || loggerMessages.Contains(name))
            && HasValue(call.ArgumentList),
        ObjectCreationExpressionSyntax creation => NameOf(creation.Type) is { } type && MayHold(type) && (creation.Initializer is not null || HasValue(creation.ArgumentList)),
        // new(...) of these names its type elsewhere in the member.
        GenericNameSyntax { Identifier.ValueText: "Measurement" } or IdentifierNameSyntax { Identifier.ValueText: "ActivityEvent" } => true,
        ConstructorInitializerSyntax initializer => initializer.IsKind(SyntaxKind.BaseConstructorInitializer) && initializer.ArgumentList.Arguments.Count > 0,
        PrimaryConstructorBaseTypeSyntax => true,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DisplayName" } or ElementAccessExpressionSyntax } => true,
        _ => false,
    };

    // Literals tell nothing, and neither do constants and resources, which are named through their type: Texts.NotFound.
    static bool HasValue(ArgumentListSyntax? arguments) => arguments?.Arguments.Any(static argument => !IsConstant(argument.Expression)) == true;

    static bool IsConstant(ExpressionSyntax expression)
    {
        // Sums lean to the left, and some have a thousand parts.
        while (expression is BinaryExpressionSyntax binary && IsPartConstant(binary.Right)) expression = binary.Left;
        return IsPartConstant(expression);
    }

    static bool IsPartConstant(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or TypeOfExpressionSyntax => true,
        InterpolatedStringExpressionSyntax text => text.Contents.All(static part => part is InterpolatedStringTextSyntax),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: { Length: > 0 } type }, Name: IdentifierNameSyntax { Identifier.ValueText: { Length: > 0 } name } } =>
            char.IsUpper(type[0]) && char.IsUpper(name[0]) && type is "Resources" or "Strings" or "SR" or "Messages" or "Texts" or "LogLevel" or "ErrorMessages",
        _ => false,
    };

    static bool MayHold(string type) =>
        type.EndsWith("Exception", StringComparison.Ordinal) || type is "ActivityEvent" or "ActivityLink" or "ActivityTagsCollection" or "TagList" or "Measurement" or "Meter" or "Activity" or "SpanAttributes" or "KeyValuePair";

    static string? NameOf(SyntaxNode expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => null,
    };
}
