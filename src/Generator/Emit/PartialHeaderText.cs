using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Where the halves of partial methods stand: in the types of the user's own halves, each opened once for all that go into it.</summary>
static class PartialHeaderText
{
    /// <summary>Writes members into the types that they belong to, with an empty line between them.</summary>
    public static void WriteInTypes<TMember>(SourceWriter writer, IEnumerable<TMember> members, Func<TMember, PartialHeaderModel> header, Action<SourceWriter, TMember> write)
    {
        bool isFirst = true;
        foreach (var type in members.GroupBy(member => (header(member).Namespace, header(member).Types)))
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            if (type.Key.Namespace.Length == 0)
            {
                WriteType(writer, [.. type.Key.Types], type, write);
                continue;
            }

            using (writer.Block($"namespace {type.Key.Namespace}")) WriteType(writer, [.. type.Key.Types], type, write);
        }
    }

    /// <summary>Writes the line that begins the method, and those of its constraints.</summary>
    public static void WriteSignature(SourceWriter writer, PartialHeaderModel header)
    {
        string typeParameters = header.TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", header.TypeParameters)}>";
        writer.Line($"{header.Modifiers} {header.ReturnType} {header.Name}{typeParameters}({string.Join(", ", header.Parameters)})");
        using (writer.Indent()) writer.Lines(header.Constraints);
    }

    static void WriteType<TMember>(SourceWriter writer, string[] types, IEnumerable<TMember> members, Action<SourceWriter, TMember> write)
    {
        using (writer.Block(types[0]))
        {
            if (types.Length > 1)
            {
                WriteType(writer, [.. types.Skip(1)], members, write);
                return;
            }

            bool isFirst = true;
            foreach (TMember member in members)
            {
                if (!isFirst) writer.Line();
                isFirst = false;
                write(writer, member);
            }
        }
    }
}
