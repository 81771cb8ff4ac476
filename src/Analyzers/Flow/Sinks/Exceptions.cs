using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>Exceptions, whose message ends up in logs, spans and responses of whoever catches them.</summary>
static class Exceptions
{
    public static bool Are(ITypeSymbol? type) => TypeShape.IsException(type);

    /// <summary>The message among a constructor's arguments. What an exception carries as data is no text.</summary>
    public static IEnumerable<SinkUse> Messages(IEnumerable<IArgumentOperation> arguments) =>
        arguments
            .Where(static argument => argument.Parameter is { } parameter && !argument.Value.ConstantValue.HasValue && (parameter.Type.SpecialType == SpecialType.System_String ? IsMessage(parameter.Name) : IsShown(parameter)))
            .Select(static argument => new SinkUse(SinkKind.ExceptionMessage, argument.Value, null) { IsText = true });

    // ArgumentOutOfRangeException writes the value that it is given into its message.
    static bool IsShown(IParameterSymbol parameter) => parameter is { Name: "actualValue" or "invalidValue", Type.SpecialType: SpecialType.System_Object };

    static bool IsMessage(string name) => name is "message" or "msg" or "reason" || name.EndsWith("Message", StringComparison.Ordinal);
}
