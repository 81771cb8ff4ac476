using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the structure that holds the values of a log event: typed for our own formats, and as a list for other providers.</summary>
static class LogStateEmitter
{
    /// <summary>The type of the list's elements.</summary>
    public const string PairType = "global::System.Collections.Generic.KeyValuePair<string, object?>";

    /// <summary>Writes the structure.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="one">What it holds.</param>
    /// <param name="eventId">The event's id, as C#; <see langword="null"/> where many places log the same, each of which hands its own definition over.</param>
    public static void Write(SourceWriter writer, LogStateModel one, string? eventId)
    {
        writer.Line(GeneratedCode).Line(ExcludeFromCodeCoverage);
        IEnumerable<string> held = one.Arguments.Select(static argument => $"{argument.Type} {argument.Name}");
        string arguments = string.Join(", ", eventId is null ? held.Prepend($"{Global("InstrumentGen.LogEventDefinition")} s_event") : held);
        writer.Line($"readonly partial struct {one.Name}{TargetText.TypeParameters(one.TypeParameters)}({arguments}) : {Global("InstrumentGen.ILogState")}");
        using (writer.Indent()) writer.Lines(TargetText.Constraints(one.TypeParameters));
        using (writer.Block())
        {
            WriteConstants(writer, one, eventId);
            WriteMessage(writer.Line(), one);
            WriteFields(writer.Line(), one);
            LogStateListEmitter.Write(writer.Line(), one);
        }
    }

    /// <summary>The value, as C#: of a member, one that cannot be read is <see langword="null"/>.</summary>
    public static string Value(LogValueModel value) => value.Path.Length == 0 ? value.Argument : $"{Global("InstrumentGen.LogValues")}.Read({Source(value)})";

    /// <summary>What is redacted, and by what, as arguments: where it is erased after all, it is not read.</summary>
    public static string Redacted(LogValueModel value) => $"{Source(value)}{(value.Kind == LogValueKind.Items ? $", {value.MaxItems}" : "")}, {value.RedactionField}";

    // The argument and, for a member of it, what reads that.
    static string Source(LogValueModel value)
    {
        if (value.Path.Length == 0) return value.Argument;
        string argument = CSharpText.Unused("it", [value.Argument]);
        return $"{value.Argument}, static {argument} => {value.Cast}{argument}{value.Path}";
    }

    static void WriteConstants(SourceWriter writer, LogStateModel one, string? eventId)
    {
        if (eventId is not null)
        {
            writer.Line($"static readonly {Global("InstrumentGen.LogEventDefinition")} s_event = new(");
            using (writer.Indent()) writer.Line($"{eventId},").Line($"{CSharpText.Literal(one.Template)},").Line($"{LogPositionEmitter.Property});");
        }

        foreach (LogValueModel value in one.Values) writer.Line($"static readonly {Global("InstrumentGen.LogField")} {value.Field} = new({CSharpText.Literal(value.Name)});");
        foreach (LogValueModel value in one.Values)
        {
            if (value.Redaction is { } redaction) writer.Line($"static readonly {Global("InstrumentGen.ValueRedaction")} {value.RedactionField} = {redaction.Creation};");
        }

        if (eventId is not null || one.Values.Count > 0) writer.Line();
        writer.Line($"public {Global("InstrumentGen.LogEventDefinition")} Event => s_event;");
    }

    static void WriteMessage(SourceWriter writer, LogStateModel one)
    {
        string text = OwnName("text", one);
        using (writer.Block($"public void WriteMessage({Global("InstrumentGen.LogText")} {text})"))
        {
            foreach (LogPartModel part in one.Message) writer.Line(part.Value < 0 ? $"{text}.Literal({CSharpText.Utf8(part.Text)});" : Part(text, part, one.Values[part.Value]));
        }
    }

    static string Part(string text, LogPartModel part, LogValueModel value) => value.Kind switch
    {
        LogValueKind.Redacted => $"{text}.Redacted();",
        LogValueKind.Items when value.Redaction is not null => $"{text}.RedactedItems({Redacted(value)});",
        _ when value.Redaction is not null => $"{text}.Redacted({Redacted(value)});",
        LogValueKind.Items => $"{text}.Items({Value(value)}, {value.MaxItems});",
        _ when part.Format is null && part.Alignment == 0 => $"{text}.Append({Value(value)});",
        _ => $"{text}.Append({Value(value)}, {(part.Format is { } format ? CSharpText.Literal(format) : "null")}{(part.Alignment == 0 ? "" : $", {part.Alignment}")});",
    };

    static void WriteFields(SourceWriter writer, LogStateModel one)
    {
        string fields = OwnName("fields", one);
        using (writer.Block($"public void WriteFields({Global("InstrumentGen.LogFields")} {fields})"))
        {
            foreach (LogValueModel value in one.Values) WriteField(writer, one, fields, value);
        }
    }

    static void WriteField(SourceWriter writer, LogStateModel one, string fields, LogValueModel value)
    {
        if (value.Kind == LogValueKind.Redacted)
        {
            writer.Line($"{fields}.Redacted({value.Field});");
            return;
        }

        if (value.Redaction is not null)
        {
            writer.Line($"{fields}.{(value.Kind == LogValueKind.Items ? "RedactedItems" : "Redacted")}({value.Field}, {Redacted(value)});");
            return;
        }

        string read = Value(value);
        string condition = "";
        if (value.OmitsNull)
        {
            string local = OwnName(value.Field.Substring(2), one);
            condition = $"if ({read} is {{ }} {local}) ";
            read = local;
        }

        writer.Line(condition + (value.Kind == LogValueKind.Items ? $"{fields}.AddItems({value.Field}, {read}, {value.MaxItems});" : $"{fields}.Add({value.Field}, {read});"));
    }

    /// <summary>A name for a parameter or local of the structure's own methods: none that an argument has.</summary>
    public static string OwnName(string name, LogStateModel one) => CSharpText.Unused(name, one.Arguments.Select(static argument => argument.Name).Concat(["text", "fields", "index", "count"]).Where(other => other != name || one.Arguments.Any(argument => argument.Name == name)));
}
