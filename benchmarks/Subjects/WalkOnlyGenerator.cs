using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The floor: looks at every call as syntax and binds none, so it can weave nothing.</summary>
sealed class WalkOnlyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is InvocationExpressionSyntax, static (call, _) => call.Node.SpanStart)
            .Collect();
        context.RegisterSourceOutput(names, static (output, all) => output.AddSource("Calls.g.cs", $"// {all.Length} calls"));
    }
}
