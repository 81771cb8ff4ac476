using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>Reads the message of a log event: text, and the values that stand in it.</summary>
static class LogMessageReader
{
    /// <summary>The parts, in order. A hole that no value has the name of is text, as it is written.</summary>
    public static IEnumerable<LogPartModel> Read(LogEventScope scope, LogTemplate template, IReadOnlyList<LogValue> values, IParameterSymbol? exception)
    {
        foreach (LogTemplatePart part in template.Parts)
        {
            if (part.Name is not { } name)
            {
                yield return new(part.Text, -1, 0, null);
                continue;
            }

            int index = Find(values, name);
            if (index < 0)
            {
                if (exception is not null && IsSame(exception.Name, name)) scope.Report(LogEventProblemKind.ExceptionAsValue, exception, exception.Name);
                else if (!scope.Method.Parameters.Any(parameter => IsSame(parameter.Name, name) && TypeShape.IsException(parameter.Type))) scope.Report(LogEventProblemKind.UnknownName, null, name);
                yield return new($"{{{name}}}", -1, 0, null);
                continue;
            }

            LogValue value = values[index];
            bool isFormatted = part.Format is { } format && value.Form is { Kind: LogValueKind.Scalar, IsClear: true } && LogFormats.Takes(value.Type, format);
            if (part.Format is { } wrong && !isFormatted && value.Form.IsClear) scope.Report(LogEventProblemKind.Format, value.Parameter, wrong, $"{value.Name}: {OperationRules.Short(value.Type)}");
            yield return new("", index, part.Alignment, isFormatted ? part.Format : null);
        }
    }

    static int Find(IReadOnlyList<LogValue> values, string name)
    {
        for (int index = 0; index < values.Count; index++)
        {
            if (IsSame(values[index].Name, name)) return index;
        }

        return -1;
    }

    static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
