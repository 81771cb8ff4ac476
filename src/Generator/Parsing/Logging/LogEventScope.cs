using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>A log event, or a log scope, while its declaration is read.</summary>
/// <param name="Method">The method.</param>
/// <param name="Attribute">Its attribute.</param>
/// <param name="Compilation">The compilation that declares it.</param>
/// <param name="Problems">Takes what is wrong; <see langword="null"/> where nobody asks.</param>
sealed record LogEventScope(IMethodSymbol Method, AttributeData Attribute, Compilation Compilation, List<LogEventProblem>? Problems)
{
    /// <summary>The message, as the attribute gives it.</summary>
    public string Message { get; } = Attribute.ConstructorArguments.LastOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : "";

    /// <summary>The level that the attribute gives, as a number; <see langword="null"/> where a parameter tells it.</summary>
    public int? Level { get; } = Attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Enum, Value: int level }, _] ? level : null;

    /// <summary>Whether it begins a log scope, and logs nothing itself.</summary>
    public bool IsScope { get; } = Attribute.AttributeClass?.Name == "ScopeAttribute";

    public void Report(LogEventProblemKind kind, IParameterSymbol? parameter, string subject, string detail = "") =>
        Problems?.Add(new(kind, parameter, subject, detail));
}
