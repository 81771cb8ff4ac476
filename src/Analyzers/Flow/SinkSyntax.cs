using InstrumentGen.Analyzers.Flow.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Flow;

/// <summary>Tells from the text alone whether code may have a sink: most code has none, and binding it would cost ten times as much.</summary>
/// <param name="loggerMessages">The names that the compilation's own log methods have.</param>
sealed class SinkSyntax(ISet<string> loggerMessages)
{
    // A method of more than this is generated, or its author is past caring.
    const int MostNodes = 30_000;

    public bool IsIn(SyntaxNode code, CancellationToken cancellationToken)
    {
        bool found = false;
        int nodes = 0;
        foreach (SyntaxNode node in code.DescendantNodes())
        {
            if (++nodes > MostNodes) return false;
            if ((nodes & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
            found = found || MayBeSink(node);
        }

        return found;
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
