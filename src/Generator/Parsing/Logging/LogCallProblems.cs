using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>Finds what is wrong with the templates of classic log calls that are bound to our typed methods: the framework's own rules know the methods of
/// <c>LoggerExtensions</c> alone.</summary>
static class LogCallProblems
{
    const string Message = "message";

    /// <summary>The problems of a call; none where it is no such call, or its template is only known when it runs.</summary>
    public static IEnumerable<LogCallProblem> Of(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        if (InvocationIndex.NameOf(call) is not { } name || !LogCallParser.Names.Contains(name.Identifier.ValueText)) return [];
        if (model.GetOperation(call, cancellationToken) is not IInvocationOperation operation || !LogCallParser.IsTyped(operation.TargetMethod.ContainingType)) return [];
        IArgumentOperation? template = operation.Arguments.FirstOrDefault(static argument => argument.Parameter is { Name: Message });
        return template?.Value is { ConstantValue: { HasValue: true, Value: string text } } value ? Of(text, value.Syntax, operation.TargetMethod) : [];
    }

    static IEnumerable<LogCallProblem> Of(string text, SyntaxNode place, IMethodSymbol method)
    {
        PositionalTemplate template = PositionalTemplate.Parse(text);
        int holes = template.Holes.Count;
        int arguments = method.TypeArguments.Length;
        if (template.Fault is { } fault)
        {
            // How many holes there are is not known.
            yield return new(LogCallProblemKind.Template, place, fault, holes, arguments);
            yield break;
        }

        // A single array may be the arguments themselves.
        bool isCounted = arguments != 1 || !LogCallReader.MayBeArguments(method.TypeArguments[0]);
        if (isCounted && holes != arguments) yield return new(LogCallProblemKind.Count, place, "", holes, arguments);
        if (template.Holes.FirstOrDefault(static hole => hole.Index is not null) is { } numbered) yield return new(LogCallProblemKind.Number, place, numbered.Name, holes, arguments);
    }
}
