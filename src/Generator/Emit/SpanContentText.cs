using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes how a call begins and ends with what its span holds.</summary>
static class SpanContentText
{
    /// <summary>Whether a call begins with nothing but its probe.</summary>
    public static bool IsPlain(SignalModel signals) => signals.Span is not { } span || (Start(span, "", "").Length == 0 && !span.TagsFrom(TagSource.Argument).Any() && span.Carriers.Count == 0);

    /// <summary>Writes the beginning of a call: its variable, and the tags that are known.</summary>
    public static void WriteBegin(SourceWriter writer, OperationModel operation, string probe, string call, string callType)
    {
        TargetModel target = operation.Target;
        SpanModel span = operation.Signals.Span ?? SpanModel.Plain;
        string name = TargetText.Local(target, "name");
        if (span.Name is { Cases.Count: > 0 } cases) WriteName(writer, cases, name);
        string carried = TargetText.Local(target, "carried");
        CarrierText.WriteReceived(writer, span, probe, carried, target.ReturnShape == ReturnShape.Sequence, callType);
        string start = Start(span, probe, name, CarrierText.Start(span, probe, carried, target.ReturnShape == ReturnShape.Sequence));
        writer.Line($"{callType} {call} = {probe}.Begin({start});");
        CarrierText.WriteSent(writer, span, call);
        WriteTags(writer, operation, probe, call, "tags", [.. span.TagsFrom(TagSource.Argument)]);
    }

    /// <summary>Writes the tags that are known when the method has returned.</summary>
    public static void WriteOutputs(SourceWriter writer, OperationModel operation, string probe, string call) =>
        WriteTags(writer, operation, probe, call, "outputs", Outputs(operation.Signals));

    /// <summary>Whether tags are set between the method's end and the return.</summary>
    public static bool LooksBack(SignalModel signals) => Outputs(signals).Length > 0;

    /// <summary>Writes what looks at the result.</summary>
    public static void WriteObserver(SourceWriter writer, OperationModel operation, string probe, ResultModel result, string observer)
    {
        string call = TargetText.Local(operation.Target, "call");
        string value = TargetText.Local(operation.Target, "result");
        using (writer.Block($"static void {observer}(ref {Global("InstrumentGen.OperationCall")} {call}, {result.Type} {value})"))
        {
            TagModel[] tags = [.. (operation.Signals.Span ?? SpanModel.Plain).TagsFrom(TagSource.Result)];
            WriteTags(writer, operation, probe, call, "tags", [.. tags.Select(tag => tag with { Parameter = value })]);
            if (operation.Signals.Audited is { } audited) AuditContentText.WriteResult(writer, audited, AuditNames.Of(operation, probe, call, ""), value);
            if (result.ErrorName.Length > 0) writer.Line($"{call}.FailsIf({Condition(result, value)}, {CSharpText.Literal(result.ErrorName)});");
        }
    }

    static TagModel[] Outputs(SignalModel signals) => signals.Span is { } span ? [.. span.TagsFrom(TagSource.Output)] : [];

    static string Condition(ResultModel result, string value)
    {
        if (result.ErrorMethod.Length > 0) return $"{result.ErrorMethod}({value})";
        return $"{value}{result.ErrorPath}{(result.ErrorPath.Contains('?') ? " == true" : "")}";
    }

    // What the span begins with, beside what the probe knows.
    static string Start(SpanModel span, string probe, string name, string carried = "")
    {
        string with = carried + string.Concat(span.Links.Select(static link => $".LinkedTo({link})"));
        if (span.Parent.Length > 0) with = $".ChildOf({span.Parent}){with}";
        if (span.Name is { Cases.Count: > 0 }) with = $".Named({name}){with}";
        return with.Length == 0 ? "" : $"{probe}.Span(){with}";
    }

    static void WriteName(SourceWriter writer, SpanNameModel span, string name)
    {
        string chosen = span.Parameters.Count == 1 ? span.Parameters[0] : $"({string.Join(", ", span.Parameters)})";
        writer.Line($"string {name} = {chosen} switch").Line("{");
        using (writer.Indent())
        {
            foreach (SpanNameCaseModel one in span.Cases)
            {
                string pattern = one.Patterns.Count == 1 ? one.Patterns[0] : $"({string.Join(", ", one.Patterns)})";
                writer.Line($"{pattern} => {CSharpText.Literal(one.Name)},");
            }
        }

        writer.Line("};");
    }

    static void WriteTags(SourceWriter writer, OperationModel operation, string probe, string call, string name, TagModel[] tags)
    {
        if (tags.Length == 0) return;
        string variable = TargetText.Local(operation.Target, name);
        string condition = $"if ({call}.Tags is {{ AreRecorded: true }} {variable})";
        if (tags.Length == 1)
        {
            writer.Line($"{condition} {Set(variable, tags[0], Redaction(tags[0]))}");
            return;
        }

        using (writer.Block(condition))
        {
            foreach (TagModel tag in tags) writer.Line(Set(variable, tag, Redaction(tag)));
        }

        string Redaction(TagModel tag) => tag.Redaction is { } redaction ? ", " + RedactionText.Field(probe, operation.Signals, redaction) : "";
    }

    // A member may throw, so it is read where that is caught.
    static string Set(string variable, TagModel tag, string redaction)
    {
        string read = tag.Path.Length == 0 ? "" : $", static {tag.Parameter} => {tag.Parameter}{tag.Path}";
        return $"{variable}.Set({CSharpText.Literal(tag.Name)}, {tag.Parameter}{read}{redaction});";
    }
}
