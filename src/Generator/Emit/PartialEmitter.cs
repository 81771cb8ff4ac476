using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of the second halves of a type's partial methods. They stand in the type itself, so nothing is out of their
/// reach; and they change only when one of the methods does.</summary>
static class PartialEmitter
{
    public static string Write(PartialFileModel file)
    {
        SourceWriter writer = Begin(file.Halves.Select(static half => half.Partial.Core));
        PartialHeaderText.WriteInTypes(writer, file.Halves, static half => half.Partial.Header, WriteHalf);
        return writer.ToString();
    }

    static void WriteHalf(SourceWriter writer, PartialHalfModel half)
    {
        PartialModel partial = half.Partial;
        writer.Line(half.Operation is { } operation
            ? $"// {operation.Function} is the operation {CSharpText.Literal(operation.Name)}; {partial.Core.Name} does its work."
            : $"// Nothing is recorded: the call goes on to {partial.Core.Name}.");
        WriteAttribute(writer, partial, "GeneratedCode", GeneratedCode);
        WriteAttribute(writer, partial, "StackTraceHidden", StackTraceHidden);
        WriteAttribute(writer, partial, "MethodImpl", AggressiveInlining);
        PartialHeaderText.WriteSignature(writer, partial.Header);
        using (writer.Block())
        {
            if (half.Operation is { } recorded) WriteRecorded(writer, partial, recorded, half.Probe);
            else WritePassedOn(writer, partial);
        }
    }

    // The two halves share their attributes.
    static void WriteAttribute(SourceWriter writer, PartialModel partial, string name, string text)
    {
        if (!partial.Carried.Contains(name)) writer.Line(text);
    }

    static void WritePassedOn(SourceWriter writer, PartialModel partial)
    {
        string await = TargetText.Local(partial.Core, "Await");
        writer.Line(Result(partial, InnerCallText.Of(partial.Core, "this"), await));
        if (partial.Return == PartialReturn.Awaited) WriteAwait(writer.Line(), partial, await);
    }

    // The recording stands apart, so that what is left is small enough to be inlined: nobody listening then costs one branch.
    static void WriteRecorded(SourceWriter writer, PartialModel partial, OperationModel operation, string probe)
    {
        TargetModel core = partial.Core;
        string await = TargetText.Local(core, "Await");
        string instrumented = TargetText.Local(core, "Instrumented");
        string direct = InnerCallText.Of(core, "this");
        string? atOnce = OperationBodyEmitter.Recorded(operation, probe, direct);
        string recorded = atOnce ?? $"{instrumented}({TargetText.Arguments(core, "this")})";
        if (partial.Return is PartialReturn.Awaited)
        {
            writer.Line($"if ({probe}.IsActive) {Result(partial, recorded, await)}");
            writer.Line($"else {Result(partial, direct, await)}");
        }
        else
        {
            OperationBodyEmitter.WriteChoice(writer, core, probe, direct, recorded);
        }

        if (atOnce is not null) return;
        writer.Line().Lines(TargetText.Attributes(core)).Line(StackTraceHidden);
        using (writer.Block($"static {core.ReturnType} {instrumented}({TargetText.Parameters(core, Scope(partial))})"))
        {
            OperationBodyEmitter.Write(writer, operation, probe, InnerCallText.Of(core, TargetText.Self(core)), "", Global("InstrumentGen.OperationCall"));
        }

        if (partial.Return == PartialReturn.Awaited) WriteAwait(writer.Line(), partial, await);
    }

    // What a structure's method returns does not refer to the structure, unless it says so.
    static string Scope(PartialModel partial) =>
        partial.Core.Receiver is ReceiverKind.Variable or ReceiverKind.ReadOnlyVariable && !partial.Carried.Contains("UnscopedRef") ? "scoped " : "";

    static string Result(PartialModel partial, string call, string await) => partial.Return switch
    {
        PartialReturn.Nothing => call + ";",
        PartialReturn.Value => $"return {call};",
        PartialReturn.Reference => $"return ref {call};",
        _ => $"{await}({call});",
    };

    static void WriteAwait(SourceWriter writer, PartialModel partial, string await)
    {
        string task = TargetText.Local(partial.Core, "task");
        writer.Line("// What is thrown goes where an async void method sends it: to the synchronization context.");
        writer.Line($"static async void {await}({partial.Core.ReturnType} {task}) => await {task};");
    }
}
