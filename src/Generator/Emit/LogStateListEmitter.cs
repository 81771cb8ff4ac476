using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes what makes the structure of a log event the list that providers of <c>Microsoft.Extensions.Logging</c> read: its values, and the
/// template behind them.</summary>
static class LogStateListEmitter
{
    const string Template = "\"{OriginalFormat}\"";

    public static void Write(SourceWriter writer, LogStateModel one)
    {
        if (one.Values.Any(static value => value.OmitsNull)) WriteVarying(writer, one);
        else WriteFixed(writer, one);
        writer.Line().Line($"public global::System.Collections.Generic.IEnumerator<{LogStateEmitter.PairType}> GetEnumerator() => {Global("InstrumentGen.LogValues")}.Enumerate(this);");
        writer.Line().Line("global::System.Collections.IEnumerator global::System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();");
        writer.Line().Line($"public override string ToString() => {Global("InstrumentGen.LogStateText")}.Format(this, null);");
    }

    static void WriteFixed(SourceWriter writer, LogStateModel one)
    {
        string index = LogStateEmitter.OwnName("index", one);
        writer.Line($"public int Count => {one.Values.Count + 1};");
        writer.Line().Line($"public {LogStateEmitter.PairType} this[int {index}] => {index} switch");
        writer.Line("{");
        using (writer.Indent())
        {
            for (int number = 0; number < one.Values.Count; number++) writer.Line($"{number} => new({Element(one.Values[number])}),");
            writer.Line($"{one.Values.Count} => new({Template}, s_event.Template),");
            writer.Line($"_ => throw new {Global("System.ArgumentOutOfRangeException")}(nameof({index})),");
        }

        writer.Line("};");
    }

    // What is null is no element, so the others move up.
    static void WriteVarying(SourceWriter writer, LogStateModel one)
    {
        string count = LogStateEmitter.OwnName("count", one);
        using (writer.Block("public int Count"))
        using (writer.Block("get"))
        {
            writer.Line($"int {count} = {one.Values.Count(static value => !value.OmitsNull) + 1};");
            foreach (LogValueModel value in one.Values.Where(static value => value.OmitsNull)) writer.Line($"if ({LogStateEmitter.Value(value)} is not null) {count}++;");
            writer.Line($"return {count};");
        }

        string index = LogStateEmitter.OwnName("index", one);
        writer.Line();
        using (writer.Block($"public {LogStateEmitter.PairType} this[int {index}]"))
        using (writer.Block("get"))
        {
            foreach (LogValueModel value in one.Values)
            {
                string condition = value.OmitsNull ? $"{LogStateEmitter.Value(value)} is not null && " : "";
                writer.Line($"if ({condition}{index}-- == 0) return new({Element(value)});");
            }

            writer.Line($"if ({index} == 0) return new({Template}, s_event.Template);");
            writer.Line($"throw new {Global("System.ArgumentOutOfRangeException")}(nameof({index}));");
        }
    }

    static string Element(LogValueModel value) => $"{CSharpText.Literal(value.Name)}, {Content(value)}";

    // No other provider ever holds in clear what is redacted.
    static string Content(LogValueModel value)
    {
        string values = Global("InstrumentGen.LogValues");
        if (value.Kind == LogValueKind.Redacted) return values + ".Redacted";
        if (value.Redaction is null) return LogStateEmitter.Value(value);
        if (value.Kind == LogValueKind.Items) return $"{values}.RedactItems({LogStateEmitter.Redacted(value)})";
        return value.Path.Length > 0 ? $"{values}.Redact({LogStateEmitter.Redacted(value)})" : $"{value.RedactionField}.Redact({value.Argument})";
    }
}
