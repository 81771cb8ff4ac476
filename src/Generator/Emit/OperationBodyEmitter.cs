using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes what surrounds the user's method: the signals. It knows nothing of how the wrapper was reached.</summary>
static class OperationBodyEmitter
{
    /// <summary>Writes the body of a method that records the call.</summary>
    /// <example>
    /// <code>
    /// var call = s_placeAsync.Begin();
    /// try { return call.Follow(self.PlaceAsync(cart, ct), ct); }
    /// catch (global::System.Exception exception) when (call.Fails(exception, ct)) { throw; }
    /// finally { call.End(); }
    /// </code>
    /// </example>
    /// <param name="writer">Takes the body.</param>
    /// <param name="operation">What is recorded.</param>
    /// <param name="probe">Its probe, as code here names it.</param>
    /// <param name="innerCall">The call of the user's method.</param>
    /// <param name="accessors">What the names of accessors of the user's members begin with; empty where code here may name them all.</param>
    /// <param name="callType">The type of the call's variable: by its name where the user may have a type called <c>var</c>.</param>
    public static void Write(SourceWriter writer, OperationModel operation, string probe, string innerCall, string accessors, string callType = "var")
    {
        TargetModel target = operation.Target;
        string call = TargetText.Local(target, "call");
        if (target.ReturnShape == ReturnShape.Sequence)
        {
            WriteSequence(writer, operation, probe, innerCall, accessors, callType);
            return;
        }

        string exception = TargetText.Local(target, "exception");
        string observer = TargetText.Local(target, "Observe");
        SpanContentText.WriteBegin(writer, operation, probe, call, callType);
        WriteInner(writer, operation, AuditNames.Of(operation, probe, call, accessors), innerCall, observer);
        writer.Line($"catch ({Global("System.Exception")} {exception}) when ({call}.Fails({exception}{Tokens(target)})) {{ throw; }}");
        writer.Line($"finally {{ {call}.End(); }}");
        if (operation.Signals.Result is { } result) SpanContentText.WriteObserver(writer.Line(), operation, probe, result, observer);
    }

    /// <summary>Writes the choice between the method itself, where nobody listens, and what records.</summary>
    public static void WriteChoice(SourceWriter writer, TargetModel target, string probe, string innerCall, string recorded)
    {
        if (target.ReturnShape == ReturnShape.Void)
        {
            writer.Line($"if ({probe}.IsActive) {recorded};");
            writer.Line($"else {innerCall};");
            return;
        }

        string result = target.ReturnShape == ReturnShape.Reference ? "return ref" : "return";
        writer.Line($"if (!{probe}.IsActive) {result} {innerCall};");
        writer.Line($"{result} {recorded};");
    }

    /// <summary>What records a call in a single expression; <see langword="null"/> where it takes a body.</summary>
    public static string? Recorded(OperationModel operation, string probe, string innerCall) =>
        operation.Target.ReturnShape == ReturnShape.Sequence && SpanContentText.IsPlain(operation.Signals) && !AuditContentText.HasBeginning(operation.Signals)
            ? Sequence(operation.Target, probe, innerCall)
            : null;

    // What takes the place of an iterator's result: the body runs later, step by step, so nothing surrounds the call itself.
    static string Sequence(TargetModel target, string probe, string innerCall) => $"{probe}.Enumerate({innerCall}{Tokens(target)})";

    static void WriteSequence(SourceWriter writer, OperationModel operation, string probe, string innerCall, string accessors, string callType)
    {
        TargetModel target = operation.Target;
        string begin = TargetText.Local(target, "Begin");
        string call = TargetText.Local(target, "call");
        AuditNames names = AuditNames.Of(operation, probe, call, accessors);
        if (AuditContentText.ReadsReceiver(operation.Signals) && target.Receiver != ReceiverKind.Object)
        {
            // As the iterator does: no local function can keep the variable itself.
            names = names with { Receiver = TargetText.Local(target, "copy") };
            writer.Line($"{target.ContainingType} {names.Receiver} = {TargetText.Self(target)};");
        }

        writer.Line($"return {probe}.Enumerate({innerCall}{Tokens(target)}, begin: {begin});").Line();
        using (writer.Block($"{Global("InstrumentGen.OperationCall")} {begin}()"))
        {
            SpanContentText.WriteBegin(writer, operation, probe, call, callType);
            // The attempt is the runtime's to record: on the first step.
            if (operation.Signals.Audited is { } audited && AuditContentText.HasBeginning(operation.Signals)) AuditContentText.WriteBegin(writer, audited, names, begins: false);
            writer.Line($"return {call};");
        }
    }

    static void WriteInner(SourceWriter writer, OperationModel operation, AuditNames names, string innerCall, string observer)
    {
        TargetModel target = operation.Target;
        AuditedModel? audited = operation.Signals.Audited;
        string call = names.Call;
        string[] statements = [.. Statements(operation, call, innerCall, observer)];
        bool isDirect = statements.Length == 1 && !SpanContentText.LooksBack(operation.Signals) && !AuditContentText.LooksBack(operation.Signals);
        if (isDirect && audited is null)
        {
            writer.Line($"try {{ {statements[0]} }}");
            return;
        }

        using (writer.Block("try"))
        {
            if (audited is not null) AuditContentText.WriteBegin(writer, audited, names, begins: true);
            if (isDirect)
            {
                writer.Line(statements[0]);
                return;
            }

            writer.Line(target.ReturnShape == ReturnShape.Void ? innerCall + ";" : Declaration(target, innerCall));
            SpanContentText.WriteOutputs(writer, operation, names.Probe, call);
            if (audited is not null) AuditContentText.WriteOutputs(writer, audited, names);
            if (target.ReturnShape == ReturnShape.Void) return;
            string result = TargetText.Local(target, "result");
            foreach (string statement in Statements(operation, call, result, observer)) writer.Line(statement);
        }
    }

    static string Declaration(TargetModel target, string innerCall) =>
        $"{target.ReturnType} {TargetText.Local(target, "result")} = {(target.ReturnShape == ReturnShape.Reference ? "ref " : "")}{innerCall};";

    // From the result to the return.
    static IEnumerable<string> Statements(OperationModel operation, string call, string result, string observer)
    {
        TargetModel target = operation.Target;
        bool isObserved = operation.Signals.Result is not null;
        switch (target.ReturnShape)
        {
            case ReturnShape.Void:
                yield return result + ";";
                break;
            case ReturnShape.Value or ReturnShape.Reference:
                if (isObserved) yield return $"{call}.Returns({result}, {observer});";
                yield return target.ReturnShape == ReturnShape.Value ? $"return {result};" : $"return ref {result};";
                break;
            default:
                yield return $"return {call}.{(operation.Signals.IsPooled ? "FollowPooled" : "Follow")}({result}{(isObserved ? $", {observer}" : "")}{Tokens(target)});";
                break;
        }
    }

    // The tokens as a further argument; nothing where the method takes none.
    static string Tokens(TargetModel target)
    {
        string[] names = [.. target.CancellationTokens.Select(static parameter => parameter.Name)];
        return names.Length switch
        {
            0 => "",
            1 => ", " + names[0],
            _ => $", new {Global("InstrumentGen.CallTokens")}({string.Join(", ", names)})",
        };
    }
}
