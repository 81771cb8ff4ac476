using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>What the structure of a log event holds: the parameters that are read, each once.</summary>
static class LogStateReader
{
    /// <summary>The parameters. What is redacted is not among them.</summary>
    public static IEnumerable<LogArgumentModel> Arguments(IEnumerable<LogValue> values, IReadOnlyCollection<string> taken) =>
        Held(values).Select(parameter => new LogArgumentModel(Name(parameter, taken), Type(parameter.Type)));

    /// <summary>What the arguments are made from where the event is logged: the parameters, or copies of them.</summary>
    public static IEnumerable<string> Sources(IEnumerable<LogValue> values) => Held(values).Select(static parameter => SymbolText.Identifier(parameter.Name) + Copy(parameter.Type));

    /// <summary>The values, as the structure reads them.</summary>
    public static IEnumerable<LogValueModel> Values(IEnumerable<LogValue> values, IReadOnlyCollection<string> taken)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal) { "s_event" };
        foreach (LogValue value in values)
        {
            string field = FieldName(value.Name);
            while (!fields.Add(field)) field += "_";
            string redaction = value.Form.Redaction is null ? "" : field + "Redaction";
            while (redaction.Length > 0 && !fields.Add(redaction)) redaction += "_";
            bool isRead = value.Kind != LogValueKind.Redacted;
            yield return new(
                value.Name,
                field,
                isRead ? Name(value.Parameter, taken) : "",
                isRead ? value.Path : "",
                isRead ? Cast(value) : "",
                value.Kind,
                value.Form.MaxItems,
                value.OmitsNull,
                value.Form.Redaction,
                redaction);
        }
    }

    static IEnumerable<IParameterSymbol> Held(IEnumerable<LogValue> values) =>
        values.Where(static value => value.Kind != LogValueKind.Redacted).Select(static value => value.Parameter).Distinct<IParameterSymbol>(SymbolEqualityComparer.Default);

    // A name that the structure has itself gets another.
    static string Name(IParameterSymbol parameter, IReadOnlyCollection<string> taken)
    {
        string name = parameter.Name;
        while (taken.Contains(name) || name.StartsWith("s_", StringComparison.Ordinal)) name = "_" + name;
        return SymbolText.Identifier(name);
    }

    static string Cast(LogValue value)
    {
        if (value.Path.Length == 0 || value.Type is not { IsValueType: true, TypeKind: not TypeKind.TypeParameter }) return "";
        // A structure that may be absent is no collection, for the compiler to tell its items' type by.
        if (value.Kind == LogValueKind.Items && TypeShape.ItemsOf(value.Type) is { } item) return $"(global::System.Collections.Generic.IEnumerable<{SymbolText.Qualified(item)}>?)";
        return !value.Path.Contains("?.") && ReferenceEquals(TypeShape.NotNull(value.Type), value.Type) ? $"({SymbolText.Qualified(value.Type)}?)" : "";
    }

    static string Type(ITypeSymbol type) => TypeShape.ItemsOfSpan(type) switch
    {
        null => SymbolText.Qualified(type),
        { SpecialType: SpecialType.System_Char } => "string",
        { } item => SymbolText.Qualified(item) + "[]",
    };

    // Made where the event is enabled: behind the question.
    static string Copy(ITypeSymbol type) => TypeShape.ItemsOfSpan(type) switch
    {
        null => "",
        { SpecialType: SpecialType.System_Char } => ".ToString()",
        _ => ".ToArray()",
    };

    /// <summary>The name of the field that holds an encoded name.</summary>
    public static string FieldName(string name)
    {
        string identifier = GeneratedNames.Identifier(name);
        return $"s_{char.ToLowerInvariant(identifier[0])}{identifier.Substring(1)}";
    }
}
