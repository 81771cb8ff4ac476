using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of a type's operations: it changes only when one of them does.</summary>
static class OperationsEmitter
{
    public const string ClassName = "Operations";

    public static string Write(HolderModel holder)
    {
        SourceWriter writer = GeneratedFile.Begin(holder.Members.Select(static member => member.Operation.Target));
        using (writer.Block($"namespace {holder.Namespace}"))
        {
            writer.Lines(GeneratedFile.TypeAttributes).Line(GeneratedFile.StackTraceHidden);
            using (writer.Block($"internal static class {ClassName}"))
            {
                bool isFirst = true;
                foreach (MemberModel member in holder.Members)
                {
                    if (!isFirst) writer.Line();
                    isFirst = false;
                    ProbeEmitter.Write(writer, member);
                }

                // A partial method's own half is its body.
                foreach (MemberModel member in holder.Members.Where(static member => member.Operation.Owner != OperationOwner.Method))
                {
                    WriteMethods(writer.Line(), holder, member);
                }
            }

            AccessorEmitter.Write(writer, holder);
        }

        return writer.ToString();
    }

    // Two methods, so that the first is small enough to be inlined: nobody listening then costs one branch.
    static void WriteMethods(SourceWriter writer, HolderModel holder, MemberModel member)
    {
        OperationModel operation = member.Operation;
        TargetModel target = operation.Target;
        string innerCall = InnerCallText.Of(holder, member);
        string? recorded = OperationBodyEmitter.Recorded(operation, member.Probe, innerCall);
        string instrumented = $"{member.Instrumented}{TargetText.TypeArguments(target.TypeParameters)}({TargetText.Arguments(target)})";
        writer.Line($"// {operation.Function} is the operation {CSharpText.Literal(operation.Name)}.");
        WriteHeader(writer, "internal", target, member.Method, GeneratedFile.AggressiveInlining);
        using (writer.Block())
        {
            OperationBodyEmitter.WriteChoice(writer, target, member.Probe, innerCall, recorded ?? instrumented);
        }

        if (recorded is not null) return;
        writer.Line();
        WriteHeader(writer, "private", target, member.Instrumented);
        using (writer.Block())
        {
            OperationBodyEmitter.Write(writer, operation, member.Probe, innerCall, InnerCallText.Accessors(holder, member) + "." + member.Method);
        }
    }

    static void WriteHeader(SourceWriter writer, string accessibility, TargetModel target, string name, params string[] attributes)
    {
        writer.Lines(TargetText.Attributes(target)).Lines(attributes);
        writer.Line($"{accessibility} static {TargetText.Unsafe(target)}{target.ReturnType} {name}{TargetText.TypeParameters(target.TypeParameters)}({TargetText.Parameters(target)})");
        using (writer.Indent()) writer.Lines(TargetText.Constraints(target.TypeParameters));
    }
}
