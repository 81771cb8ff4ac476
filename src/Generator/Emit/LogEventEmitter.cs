using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of a type's log events: the halves of their methods, each with the structure that holds its values.</summary>
static class LogEventEmitter
{
    public static string Write(LogEventFileModel file)
    {
        SourceWriter writer = Begin(file.Events.SelectMany(static one => one.Experiments));
        PartialHeaderText.WriteInTypes(writer, file.Events, static one => one.Header, WriteEvent);
        return writer.ToString();
    }

    static void WriteEvent(SourceWriter writer, LogEventModel one)
    {
        writer.Line(Comment(one));
        if (!one.Carried.Contains("GeneratedCode")) writer.Line(GeneratedCode);
        PartialHeaderText.WriteSignature(writer, one.Header);
        using (writer.Block())
        {
            if (one.IsScope) WriteScope(writer, one);
            else if (one.Logs) WriteBody(writer, one);
        }

        if (one.Logs) LogStateEmitter.Write(writer.Line(), one.State, one.IsScope ? "default" : $"new {Global("Microsoft.Extensions.Logging.EventId")}({one.EventId}, {CSharpText.Literal(one.EventName)})");
    }

    static string Comment(LogEventModel one)
    {
        if (!one.Logs) return $"// {one.Function} logs nothing: it has no logger, or no level.";
        return one.IsScope ? $"// {one.Function} begins a log scope." : $"// {one.Function} is the log event {CSharpText.Literal(one.EventName)} ({one.EventId}).";
    }

    static void WriteScope(SourceWriter writer, LogEventModel one) =>
        writer.Line(one.Logs ? $"return {one.Logger}{(one.LoggerMayBeNull ? "?" : "")}.BeginScope({NewState(one)});" : "return null;");

    static void WriteBody(SourceWriter writer, LogEventModel one)
    {
        writer.Line(one.LoggerMayBeNull
            ? $"if ({one.Logger}?.IsEnabled({one.Level}) != true) return;"
            : $"if (!{one.Logger}.IsEnabled({one.Level})) return;");
        string exception = one.Exception.Length == 0 ? "" : ", " + one.Exception;
        writer.Line($"{Global("InstrumentGen.LogEvents")}.Write({one.Logger}, {one.Level}, {NewState(one)}{exception});");
    }

    static string NewState(LogEventModel one) => $"new {one.State.Name}{TargetText.TypeArguments(one.State.TypeParameters)}({string.Join(", ", one.Sources)})";
}
