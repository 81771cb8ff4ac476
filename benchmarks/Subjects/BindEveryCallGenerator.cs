using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The usual way to find calls to intercept: every call is bound and its method asked for the attribute. Its model is value-equal,
/// and what it writes is small: all of its time is the binding.</summary>
sealed class BindEveryCallGenerator : IIncrementalGenerator
{
    public const string Setting = "usual generator: a syntax provider of all calls, GetSymbolInfo of each, value-equal model, one location each";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var sites = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is InvocationExpressionSyntax, static (call, token) => Site(call, token))
            .Where(static site => site is not null)
            .Collect();
        context.RegisterSourceOutput(sites, static (output, all) => output.AddSource("Calls.g.cs", $"// {all.Length} calls"));
    }

    static string? Site(GeneratorSyntaxContext call, CancellationToken cancellationToken)
    {
        var invocation = (InvocationExpressionSyntax)call.Node;
        return call.SemanticModel.GetSymbolInfo(invocation, cancellationToken).Symbol is IMethodSymbol method
            && method.OriginalDefinition.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == nameof(TracedAttribute))
            ? call.SemanticModel.GetInterceptableLocation(invocation, cancellationToken)?.Data
            : null;
    }
}
