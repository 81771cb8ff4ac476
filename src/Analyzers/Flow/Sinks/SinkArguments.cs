using System.Collections.Immutable;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>Reads the arguments of a call by its row: which are values, and what they are called.</summary>
readonly struct SinkArguments(SinkRow row, string member, ImmutableArray<IArgumentOperation> arguments)
{
    public IEnumerable<SinkUse> Uses()
    {
        Dictionary<string, string> roles = Roles(row);
        SinkLevel? level = row.LevelInName ? LevelOf(member) : null;
        MessageTemplate? template = null;
        string? key = null;
        List<SinkUse> uses = [];
        int filled = 0;
        foreach (IArgumentOperation argument in InDeclaredOrder(arguments))
        {
            if (argument.Parameter is not { } parameter || !roles.TryGetValue(parameter.Name, out string? text)) continue;
            switch (RoleOf(text))
            {
                case SinkRole.Level:
                    level = LevelName(argument.Value) is { } name ? LevelOf(name) : level;
                    break;
                case SinkRole.Template:
                    template = AddTemplate(argument.Value, KindOf(row, text), uses);
                    break;
                case SinkRole.Key:
                    key = argument.Value.ConstantValue.Value as string;
                    break;
                case SinkRole.Text:
                    uses.Add(new(KindOf(row, text), argument.Value, null) { IsText = true });
                    break;
                case SinkRole.Value:
                    uses.Add(Value(argument.Value, key, template, filled++));
                    break;
                case SinkRole.Values:
                    foreach (IOperation value in Elements(argument.Value)) uses.Add(Value(value, key, template, filled++));
                    break;
                case SinkRole.Pair:
                    uses.Add(Pair(argument.Value));
                    break;
                default:
                    uses.AddRange(Elements(argument.Value).Select(Pair));
                    break;
            }
        }

        return level is null ? uses : uses.Select(use => use with { Level = level, IsVerbose = level < SinkLevel.Information });
    }

    /// <summary>Where a role's values end up: <c>text@SpanName</c> names its own kind.</summary>
    public static SinkKind KindOf(SinkRow row, string role) =>
        role.IndexOf('@') is >= 0 and var at && Enum.TryParse(role.Substring(at + 1), out SinkKind kind) ? kind : row.Kind;

    /// <summary>The elements of an array or collection that is written at the call; else the value itself.</summary>
    public static IEnumerable<IOperation> Elements(IOperation value) => Unwrap(value) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        // params TagList and spans: an empty one is created for nothing.
        IArrayCreationOperation => [],
        IObjectCreationOperation { Initializer: { } initializer } creation when creation.Arguments.Length <= 1 =>
            initializer.Initializers.OfType<IInvocationOperation>().Any() ? [] : [creation],
        IOperation other => [other],
    };

    public static IOperation Unwrap(IOperation value)
    {
        while (true)
        {
            if (value is IConversionOperation { OperatorMethod: null } conversion) value = conversion.Operand;
            else if (value is IParenthesizedOperation parenthesized) value = parenthesized.Operand;
            else return value;
        }
    }

    static IEnumerable<IArgumentOperation> InDeclaredOrder(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0);

    static Dictionary<string, string> Roles(SinkRow row)
    {
        Dictionary<string, string> roles = new(StringComparer.Ordinal);
        foreach (string role in row.Roles.Split(' '))
        {
            int equals = role.IndexOf('=');
            roles[role.Substring(0, equals)] = role.Substring(equals + 1);
        }

        return roles;
    }

    static SinkRole RoleOf(string text)
    {
        int at = text.IndexOf('@');
        return (SinkRole)Enum.Parse(typeof(SinkRole), at < 0 ? text : text.Substring(0, at), ignoreCase: true);
    }

    // LogWarning and Warn, LogLevel.Critical and Fatal.
    static SinkLevel? LevelOf(string name) =>
        name.Contains("Trace") || name.Contains("Verbose") ? SinkLevel.Trace
        : name.Contains("Debug") ? SinkLevel.Debug
        : name.Contains("Info") ? SinkLevel.Information
        : name.Contains("Warn") ? SinkLevel.Warning
        : name.Contains("Error") ? SinkLevel.Error
        : name.Contains("Critical") || name.Contains("Fatal") ? SinkLevel.Critical
        : null;

    static string? LevelName(IOperation level) => Unwrap(level) switch
    {
        IFieldReferenceOperation field => field.Field.Name,
        IPropertyReferenceOperation property => property.Property.Name,
        _ => null,
    };

    // A template that is a constant says how values are called; any other is a value itself.
    static MessageTemplate? AddTemplate(IOperation template, SinkKind kind, List<SinkUse> uses)
    {
        if (template.ConstantValue is { HasValue: true, Value: string text }) return MessageTemplate.Parse(text);
        if (!template.ConstantValue.HasValue) uses.Add(new(kind, template, null) { IsTemplate = true, IsText = true });
        return null;
    }

    SinkUse Value(IOperation value, string? key, MessageTemplate? template, int index)
    {
        TemplateHole? hole = template?.Holes.FirstOrDefault(one => one.Index == index)
            ?? (index < template?.Holes.Count && template.Holes[index].Index is null ? template.Holes[index] : null);
        return new(row.Kind, value, key ?? hole?.Name) { Template = template, Hole = hole, Destructures = hole?.Destructures ?? IsDestructured() };
    }

    // Serilog's last argument: destructureObjects: true.
    bool IsDestructured() => arguments.Any(static argument =>
        argument.Parameter?.Name is "destructureObjects" or "destructure" && argument.Value.ConstantValue is { HasValue: true, Value: true });

    SinkUse Pair(IOperation value) => Unwrap(value) switch
    {
        IObjectCreationOperation { Type.Name: "KeyValuePair", Arguments: [var key, var content] } => new(row.Kind, content.Value, key.Value.ConstantValue.Value as string),
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "KeyValuePair" }, Arguments: [var key, var content] } => new(row.Kind, content.Value, key.Value.ConstantValue.Value as string),
        _ => new(row.Kind, value, null),
    };
}
