using System.Text;
using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of a type's woven log calls: for each call its place and what takes its place, and for each message and its types a structure.</summary>
static class LogCallEmitter
{
    public const string ClassName = "LogCalls";

    public static string Write(LogCallFileModel file)
    {
        // As in the file of other interceptors, types have no annotations: the arguments' own may have any.
        SourceWriter writer = Begin(Array.Empty<string>(), nullable: "disable");
        Dictionary<LogStateModel, string> states = States(file.Calls.Select(static call => call.State));
        using (writer.Block($"namespace {file.Namespace}"))
        {
            writer.Lines(TypeAttributes).Line(StackTraceHidden);
            using (writer.Block($"internal static class {ClassName}"))
            {
                for (int index = 0; index < file.Calls.Count; index++)
                {
                    if (index > 0) writer.Line();
                    WriteCall(writer, file.Calls[index], states[file.Calls[index].State], index + 1);
                }

                foreach (KeyValuePair<LogStateModel, string> state in states.OrderBy(static one => one.Value, StringComparer.Ordinal))
                {
                    LogStateEmitter.Write(writer.Line(), state.Key with { Name = state.Value }, eventId: null);
                }
            }
        }

        InterceptorEmitter.WriteAttribute(writer.Line());
        return writer.ToString();
    }

    static void WriteCall(SourceWriter writer, LogCallModel call, string state, int number)
    {
        string definition = $"s_call{number}";
        writer.Line($"static readonly {Global("InstrumentGen.LogEventDefinition")} {definition} = new(default, {CSharpText.Literal(call.State.Template)}, new {Global("InstrumentGen.CodePosition")}({CSharpText.Literal(call.Function)}, {CSharpText.Literal(call.File)}, {call.Line}));");
        writer.Line();
        writer.Line($"[{Global("System.Runtime.CompilerServices.InterceptsLocation")}({call.Version}, {CSharpText.Literal(call.Location)})]");
        string[] types = [.. call.Arguments.Select((type, index) => call.IsGeneric ? $"T{index}" : type)];
        string generic = call.IsGeneric ? $"<{string.Join(", ", types)}>" : "";
        writer.Line($"internal static void Call{number}{generic}({string.Join(", ", Parameters(call, types))})");
        using (writer.Block())
        {
            string level = call.Level.Length == 0 ? "logLevel" : call.Level;
            writer.Line($"if ({definition}.Skips(logger, {level})) return;");
            string held = string.Join(", ", call.State.Arguments.Select(static argument => argument.Name).Prepend(definition));
            writer.Line($"{Global("InstrumentGen.LogEvents")}.Write(logger, {level}, {(call.HasEventId ? "eventId" : "default")}, new {state}{generic}({held}), {(call.HasException ? "exception" : "null")});");
        }
    }

    static IEnumerable<string> Parameters(LogCallModel call, string[] types)
    {
        yield return $"this {Global("Microsoft.Extensions.Logging.ILogger")} logger";
        if (call.Level.Length == 0) yield return $"{Global("Microsoft.Extensions.Logging.LogLevel")} logLevel";
        if (call.HasEventId) yield return $"{Global("Microsoft.Extensions.Logging.EventId")} eventId";
        if (call.HasException) yield return $"{Global("System.Exception")} exception";
        yield return "string message";
        if (types.Length == 0) yield return "params object[] args";
        for (int index = 0; index < types.Length; index++) yield return $"{types[index]} arg{index}";
    }

    // Two calls of one message and the same types share a structure, which has the name of the message's words.
    static Dictionary<LogStateModel, string> States(IEnumerable<LogStateModel> states)
    {
        Dictionary<LogStateModel, string> names = [];
        var taken = new HashSet<string>(StringComparer.Ordinal) { ClassName };
        foreach (LogStateModel state in states)
        {
            if (!names.ContainsKey(state)) names.Add(state, CSharpText.Take(taken, Words(state.Template)));
        }

        return names;
    }

    // OrderPlacedFor of "Order {OrderId} placed for {Total}".
    static string Words(string template)
    {
        var text = new StringBuilder();
        bool isInHole = false;
        bool begins = true;
        foreach (char letter in template)
        {
            if (text.Length >= 40) break;
            if (letter is '{' or '}') isInHole = letter == '{';
            bool isLetter = letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') && !isInHole;
            if (isLetter) text.Append(begins ? char.ToUpperInvariant(letter) : letter);
            begins = !isLetter;
        }

        return text.Append("Record").ToString();
    }
}
