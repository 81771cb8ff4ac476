using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of the places where a type's log events are declared, each as a further part of its event's structure: it changes with every
/// line above them, and nothing else does.</summary>
static class LogPositionEmitter
{
    public const string Property = "Position";

    public static string Write(LogEventFileModel file, IEnumerable<PositionModel> positions)
    {
        Dictionary<string, PositionModel> byId = [];
        foreach (PositionModel position in positions) byId[position.Id] = position;
        SourceWriter writer = Begin();
        PartialHeaderText.WriteInTypes(writer, file.Events.Where(static one => one.Logs), static one => one.Header, (target, one) => WritePosition(target, one, byId.TryGetValue(one.Id, out PositionModel? position) ? position : null));
        return writer.ToString();
    }

    static void WritePosition(SourceWriter writer, LogEventModel one, PositionModel? position)
    {
        string place = position is null ? "" : $", {CSharpText.Literal(position.File)}, {position.Line}";
        using (writer.Block($"partial struct {one.State.Name}{TargetText.TypeArguments(one.State.TypeParameters)}"))
        {
            writer.Line($"static {Global("InstrumentGen.CodePosition")} {Property} => new({CSharpText.Literal(one.Function)}{place});");
        }
    }
}
