using System.Collections.Immutable;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Whether an operation could record its calls itself, were it partial: what an editor needs to know to make it so.</summary>
static class SplitCore
{
    /// <summary>The property of a diagnostic that names the core to write.</summary>
    public const string Property = "core";

    /// <summary>What a diagnostic about the method tells a fix.</summary>
    public static ImmutableDictionary<string, string?> Properties(IMethodSymbol method) =>
        CanBeSplit(method) ? ImmutableDictionary<string, string?>.Empty.Add(Property, Name(method)) : ImmutableDictionary<string, string?>.Empty;

    // What would be 'async void' gets a core that returns a task.
    static string Name(IMethodSymbol method) => method is { IsAsync: true, ReturnsVoid: true } ? CoreMethod.NamesOf(method).Last() : CoreMethod.NamesOf(method).First();

    static bool CanBeSplit(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsExtern: false, IsVararg: false, IsPartialDefinition: false, PartialDefinitionPart: null }
        && method.DeclaringSyntaxReferences.Length == 1
        && method.DeclaringSyntaxReferences[0].GetSyntax() is MethodDeclarationSyntax { Parent: not InterfaceDeclarationSyntax } declaration
        && (declaration.Body is not null || declaration.ExpressionBody is not null)
        && (method.ReturnsVoid || ReturnShapes.Of(method) is not null)
        // Its constraints are those of the method that it overrides, and are not written there.
        && !(method.IsOverride && method.IsGenericMethod)
        && !method.ContainingType.MemberNames.Contains(Name(method))
        && !declaration.Ancestors().OfType<TypeDeclarationSyntax>().Any(static type => type.Modifiers.Any(SyntaxKind.FileKeyword));
}
