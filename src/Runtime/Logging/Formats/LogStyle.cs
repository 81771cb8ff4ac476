namespace InstrumentGen;

/// <summary>How the names and values of fields are written: what stands around each kind of them.</summary>
sealed class LogStyle
{
    internal static readonly LogStyle Plain = new(-1) { Escaping = LogEscaping.None };

    internal static readonly LogStyle Ecs = Json(0, static one => one is '.' or '*' or '\\');

    // Integers are text in the JSON of protocol buffers, and numbers that are no double are text for OpenTelemetry.
    internal static readonly LogStyle Otel = new(1)
    {
        Escaping = LogEscaping.Json,
        KeyPrefix = [.. "{\"key\":\""u8],
        KeySuffix = [.. "\",\"value\":"u8],
        TextPrefix = [.. "{\"stringValue\":\""u8],
        TextSuffix = [.. "\"}"u8],
        IntegerPrefix = [.. "{\"intValue\":\""u8],
        IntegerSuffix = [.. "\"}"u8],
        DoublePrefix = [.. "{\"doubleValue\":"u8],
        DoubleSuffix = [.. "}"u8],
        NoNumberPrefix = [.. "{\"doubleValue\":\""u8],
        BooleanPrefix = [.. "{\"boolValue\":"u8],
        BooleanSuffix = [.. "}"u8],
        ArrayPrefix = [.. "{\"arrayValue\":{\"values\":["u8],
        ArraySuffix = [.. "]}}"u8],
        Null = [.. "{}"u8],
        FieldEnd = [.. "},"u8],
        AreDecimalsText = true,
    };

    internal static readonly LogStyle Console = new(2)
    {
        Escaping = LogEscaping.Terminal,
        KeySuffix = [.. "="u8],
        ArrayPrefix = [.. "["u8],
        ArraySuffix = [.. "]"u8],
        Null = [.. "(null)"u8],
        FieldEnd = [.. " "u8],
        AreBlanksQuoted = true,
        IsNameReplaced = static one => one is ' ' or '=' or '"',
    };

    internal static readonly LogStyle Audit = Json(3, isNameReplaced: null);

    /// <summary>Fields of the schema itself: their names stay whole.</summary>
    internal static readonly LogStyle EcsSchema = Json(4, isNameReplaced: null);

    internal static readonly LogStyle CompactJson = Json(5, isNameReplaced: null, hasTemplates: true);

    internal static readonly LogStyle[] All = [Ecs, Otel, Console, Audit, EcsSchema, CompactJson];

    LogStyle(int index) => Index = index;

    internal int Index { get; }

    internal LogEscaping Escaping { get; private init; }

    internal byte[] KeyPrefix { get; private init; } = [];

    internal byte[] KeySuffix { get; private init; } = [];

    internal byte[] TextPrefix { get; private init; } = [];

    internal byte[] TextSuffix { get; private init; } = [];

    internal byte[] IntegerPrefix { get; private init; } = [];

    internal byte[] IntegerSuffix { get; private init; } = [];

    internal byte[] DoublePrefix { get; private init; } = [];

    internal byte[] DoubleSuffix { get; private init; } = [];

    /// <summary>In front of the text of NaN and the infinities; behind it is <see cref="TextSuffix"/>.</summary>
    internal byte[] NoNumberPrefix { get => field ?? TextPrefix; private init; }

    internal byte[] BooleanPrefix { get; private init; } = [];

    internal byte[] BooleanSuffix { get; private init; } = [];

    internal byte[] ArrayPrefix { get; private init; } = [];

    internal byte[] ArraySuffix { get; private init; } = [];

    internal byte[] Null { get; private init; } = [];

    internal byte[] FieldEnd { get; private init; } = [];

    /// <summary>Whether numbers that a double or a long cannot hold are text.</summary>
    internal bool AreDecimalsText { get; private init; }

    /// <summary>Whether text with blanks stands in quotes.</summary>
    internal bool AreBlanksQuoted { get; private init; }

    /// <summary>The characters that names cannot have; <c>_</c> replaces them.</summary>
    internal Func<char, bool>? IsNameReplaced { get; private init; }

    /// <summary>Whether lines have templates beside their fields. Names that begin with <c>@</c> are the format's own then, and one of a field has it twice; those that a
    /// template's holes begin with, as in <c>{@Order}</c> and <c>{$Order}</c>, belong to no name; and what values read in a format is kept.</summary>
    internal bool HasTemplates { get; private init; }

    /// <summary>In front of a field's value.</summary>
    internal byte[] PrefixOf(LogFieldKind kind) => kind switch
    {
        LogFieldKind.Text => TextPrefix,
        LogFieldKind.Integer => IntegerPrefix,
        LogFieldKind.Double => DoublePrefix,
        _ => [],
    };

    /// <summary>Behind a field's value, its end included.</summary>
    internal byte[] EndOf(LogFieldKind kind) => kind switch
    {
        LogFieldKind.Text => [.. TextSuffix, .. FieldEnd],
        LogFieldKind.Integer => [.. IntegerSuffix, .. FieldEnd],
        LogFieldKind.Double => [.. DoubleSuffix, .. FieldEnd],
        _ => FieldEnd,
    };

    static LogStyle Json(int index, Func<char, bool>? isNameReplaced, bool hasTemplates = false) => new(index)
    {
        Escaping = LogEscaping.Json,
        KeyPrefix = [.. "\""u8],
        KeySuffix = [.. "\":"u8],
        TextPrefix = [.. "\""u8],
        TextSuffix = [.. "\""u8],
        ArrayPrefix = [.. "["u8],
        ArraySuffix = [.. "]"u8],
        Null = [.. "null"u8],
        FieldEnd = [.. ","u8],
        IsNameReplaced = isNameReplaced,
        HasTemplates = hasTemplates,
    };
}
