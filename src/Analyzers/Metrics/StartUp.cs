using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Structural;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Metrics;

/// <summary>Code that runs once, when the program starts: what it makes is made once.</summary>
static class StartUp
{
    static readonly HashSet<string> s_verbs = new(StringComparer.Ordinal) { "main", "configure", "add", "register", "initialize", "init", "setup", "build", "bootstrap", "startup" };

    static readonly string[] s_builders =
        ["Microsoft.Extensions.DependencyInjection.IServiceCollection", "Microsoft.AspNetCore.Builder.IApplicationBuilder", "Microsoft.Extensions.Hosting.IHost", "Microsoft.Extensions.Hosting.IHostBuilder", "Microsoft.Extensions.Hosting.IHostApplicationBuilder"];

    /// <summary>Whether the operation is such code; a lambda in it may run often, and so may a loop.</summary>
    public static bool Has(IOperation operation, CodeBlock code)
    {
        if (code.FunctionOf(operation) is { MethodKind: MethodKind.AnonymousFunction }) return false;
        if (code.Owner is not IMethodSymbol method) return false;
        if (IsMain(method)) return true;
        bool isLooped = IsInLoop(operation);
        return !isLooped && (IsStart(method) || NameWords.Split(method.Name) is [var verb, ..] && s_verbs.Contains(verb) || method.Parameters.Any(static parameter => s_builders.Any(parameter.Type.IsA)));
    }

    // Top-level statements, Main, and the methods of a console program that stand beside it.
    static bool IsMain(IMethodSymbol method) => method is { IsStatic: true, Name: "Main" or "<Main>$" } || method.ContainingType is { Name: "Program" };

    static bool IsStart(IMethodSymbol method) => method.Name is "ExecuteAsync" or "StartAsync" && method.ContainingType.IsA(KnownTypes.HostedService);

    static bool IsInLoop(IOperation operation)
    {
        for (IOperation? one = operation.Parent; one is not null; one = one.Parent)
        {
            if (one is ILoopOperation) return true;
        }

        return false;
    }
}
