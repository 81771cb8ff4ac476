using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Where diagnostics stand: at the smallest token that says it.</summary>
static class Places
{
    /// <summary>The identifier of a declared symbol.</summary>
    public static Location Of(ISymbol symbol) =>
        (symbol is IMethodSymbol method ? ExtensionMembers.DeclarationOf(method) : symbol).Locations.FirstOrDefault(static location => location.IsInSource) ?? Location.None;

    /// <summary>The name in an expression that calls or names a method.</summary>
    public static Location OfName(SyntaxNode expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.GetLocation(),
        MemberAccessExpressionSyntax access => OfName(access.Name),
        MemberBindingExpressionSyntax binding => OfName(binding.Name),
        InvocationExpressionSyntax call => OfName(call.Expression),
        ParenthesizedExpressionSyntax inner => OfName(inner.Expression),
        PrefixUnaryExpressionSyntax address => OfName(address.Operand),
        CastExpressionSyntax cast => OfName(cast.Expression),
        _ => expression.GetLocation(),
    };

    /// <summary>The name of an attribute.</summary>
    public static Location Of(AttributeData attribute, CancellationToken cancellationToken) =>
        Syntax(attribute, cancellationToken)?.Name.GetLocation() ?? Location.None;

    /// <summary>A value that an attribute is given: an argument, or an element of one that is an array.</summary>
    public static Location OfArgument(AttributeData attribute, string? name, int index, CancellationToken cancellationToken)
    {
        if (Syntax(attribute, cancellationToken) is not { } syntax) return Location.None;
        AttributeArgumentSyntax? argument = syntax.ArgumentList?.Arguments
            .FirstOrDefault(one => one.NameEquals?.Name.Identifier.ValueText == name);
        if (argument is null) return syntax.Name.GetLocation();
        SyntaxNode[] elements = [.. Elements(argument.Expression)];
        return (index < elements.Length ? elements[index] : argument.Expression).GetLocation();
    }

    /// <summary>The last value that an attribute is given without a property's name.</summary>
    public static Location OfLastArgument(AttributeData attribute, CancellationToken cancellationToken) =>
        Syntax(attribute, cancellationToken) is not { } syntax
            ? Location.None
            : (syntax.ArgumentList?.Arguments.LastOrDefault(static one => one.NameEquals is null)?.Expression ?? (SyntaxNode)syntax.Name).GetLocation();

    static AttributeSyntax? Syntax(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;

    static IEnumerable<SyntaxNode> Elements(ExpressionSyntax array) => array switch
    {
        CollectionExpressionSyntax collection => collection.Elements,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        _ => [],
    };
}
