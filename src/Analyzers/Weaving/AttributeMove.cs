using System.Collections.Immutable;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Whether an operation's attributes could stand on the member that is called instead: what an editor needs to know to move them.</summary>
/// <param name="Properties">Facts for the diagnostic.</param>
/// <param name="Places">Further locations for the diagnostic: the name of the member, then the attributes.</param>
readonly record struct AttributeMove(ImmutableDictionary<string, string?> Properties, Location[] Places)
{
    /// <summary>The property of a diagnostic that says that its further locations tell what to move, and where to.</summary>
    public const string Property = "move";

    static readonly string[] s_moved = [MetadataNames.Traced, MetadataNames.Metered, MetadataNames.Logged, MetadataNames.Audited, MetadataNames.Operation];

    /// <summary>The move; without facts where there is none to make.</summary>
    public static AttributeMove Of(IMethodSymbol operation, IMethodSymbol member, CancellationToken cancellationToken)
    {
        var none = new AttributeMove(ImmutableDictionary<string, string?>.Empty, []);
        // What stands on parameters and the result would have to come along, and a core stays where it is.
        if (AttributeReader.IsAnnotated(member) || AttributeReader.Core(operation) is not null || HasContent(operation) || Declaration(member, cancellationToken) is not { } declared) return none;
        SyntaxNode[] attributes = [.. s_moved.Select(name => AttributeReader.Find(operation, name)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken)).OfType<SyntaxNode>()];
        return attributes.Length == 0 ? none : new(none.Properties.Add(Property, ""), [declared.Identifier.GetLocation(), .. attributes.Select(static one => one.GetLocation())]);
    }

    static MethodDeclarationSyntax? Declaration(IMethodSymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<MethodDeclarationSyntax>().FirstOrDefault();

    static bool HasContent(IMethodSymbol method) =>
        method.Parameters.SelectMany(static parameter => parameter.GetAttributes()).Concat(method.GetReturnTypeAttributes()).Any(static attribute => attribute.AttributeClass?.ContainingNamespace.Name == "InstrumentGen");
}
