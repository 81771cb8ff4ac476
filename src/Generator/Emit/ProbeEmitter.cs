using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the probe of an operation: what is known of it before it is ever called.</summary>
static class ProbeEmitter
{
    public static void Write(SourceWriter writer, MemberModel member)
    {
        OperationModel operation = member.Operation;
        if (operation.Target.IsObsolete) writer.Line(Obsolete);
        string accessibility = operation.Owner == OperationOwner.Method ? "internal " : "";
        writer.Line($"{accessibility}static readonly {Global("InstrumentGen.OperationProbe")} {member.Probe} =");
        using (writer.Indent())
        {
            writer.Line($"{Global("InstrumentGen.InstrumentationScope")}.Get({CSharpText.Literal(operation.Scope.Name)}, {CSharpText.Literal(operation.Scope.Version)})");
            writer.Line($".Define(new {Global("InstrumentGen.OperationDefinition")}({CSharpText.Literal(operation.Name)})");
        }

        writer.Line("    {");
        using (writer.Indent())
        using (writer.Indent())
        {
            writer.Lines(Properties(member));
        }

        writer.Line("    });");
    }

    static IEnumerable<string> Properties(MemberModel member)
    {
        SignalModel signals = member.Operation.Signals;
        if (signals.Kind is { } kind)
        {
            yield return "Traced = true,";
            if (kind != "Internal") yield return $"Kind = {Global("System.Diagnostics.ActivityKind")}.{kind},";
        }

        if (signals.IsMetered) yield return "Metered = true,";
        if (signals.Buckets.Count > 0) yield return $"Buckets = new double[] {{ {string.Join(", ", signals.Buckets.Select(CSharpText.Literal))} }},";
        if (signals.Expected.Count > 0) yield return $"IsExpected = static exception => exception is {string.Join(" or ", signals.Expected)},";
        yield return member.Operation.IsDeclaredHere
            ? $"Code = {PositionEmitter.ClassName}.{member.Method},"
            : $"Code = new {Global("InstrumentGen.CodePosition")}({CSharpText.Literal(member.Operation.Function)}),";
    }
}
