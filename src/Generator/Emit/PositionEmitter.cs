using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of the places where a type's operations are declared: it changes with every line above them, and nothing else
/// does.</summary>
static class PositionEmitter
{
    public const string ClassName = GeneratedNames.Positions;

    public static string Write(HolderModel holder, IEnumerable<PositionModel> positions)
    {
        Dictionary<string, PositionModel> byId = [];
        foreach (PositionModel position in positions) byId[position.Id] = position;
        SourceWriter writer = Begin();
        using (writer.Block($"namespace {holder.Namespace}"))
        {
            writer.Lines(TypeAttributes);
            using (writer.Block($"internal static class {ClassName}"))
            {
                foreach (MemberModel member in holder.Members)
                {
                    if (member.Operation.IsDeclaredHere) WritePosition(writer, member, byId.TryGetValue(member.Operation.Id, out PositionModel? position) ? position : null);
                }
            }
        }

        return writer.ToString();
    }

    static void WritePosition(SourceWriter writer, MemberModel member, PositionModel? position)
    {
        string place = position is null ? "" : $", {CSharpText.Literal(position.File)}, {position.Line}";
        writer.Line($"internal static {Global("InstrumentGen.CodePosition")} {member.Method} => new({CSharpText.Literal(member.Operation.Function)}{place});");
    }
}
