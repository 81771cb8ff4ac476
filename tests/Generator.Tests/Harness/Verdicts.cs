using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>What the parser says of the annotated methods of a compilation and of their calls.</summary>
static class Verdicts
{
    /// <summary>Why methods are refused, in the order of the source.</summary>
    public static IEnumerable<Refusal> OfMethods(Compilation compilation) =>
        Methods(compilation).Select(method => OperationParser.Parse(method, compilation)?.Refusal).OfType<Refusal>();

    /// <summary>Why methods that libraries export are refused, or <see langword="null"/> for one that is not.</summary>
    public static IEnumerable<Refusal?> OfLibraries(Compilation compilation) =>
        ManifestParser.Parse(compilation, default).Select(static verdict => verdict.Refusal);

    /// <summary>Why calls of woven methods are refused, in the order of the source.</summary>
    public static IEnumerable<Refusal> OfCalls(Compilation compilation) =>
        Calls(compilation).Select(static call => CallSiteParser.Check(call.Model, call.Syntax, default)).OfType<Refusal>();

    /// <summary>The calls of woven methods.</summary>
    public static IEnumerable<(SemanticModel Model, InvocationExpressionSyntax Syntax)> Calls(Compilation compilation) =>
        from tree in compilation.SyntaxTrees
        let model = compilation.GetSemanticModel(tree)
        from call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        where CallSiteParser.Declaration(model, call, default) is { } method && OperationParser.Parse(method, compilation)?.Operation is not null
        select (model, call);

    /// <summary>The methods that the compilation declares, in the order of the source.</summary>
    public static IEnumerable<IMethodSymbol> Methods(Compilation compilation) =>
        from tree in compilation.SyntaxTrees
        let model = compilation.GetSemanticModel(tree)
        from node in tree.GetRoot().DescendantNodes()
        where node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        let method = model.GetDeclaredSymbol(node) as IMethodSymbol
        where method is { PartialDefinitionPart: null }
        select method;
}
