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
    /// <param name="callType">The type of the call's variable: by its name where the user may have a type called <c>var</c>.</param>
    public static void Write(SourceWriter writer, OperationModel operation, string probe, string innerCall, string callType = "var")
    {
        TargetModel target = operation.Target;
        string call = TargetText.Local(target, "call");
        string exception = TargetText.Local(target, "exception");
        string tokens = Tokens(target);
        writer.Line($"{callType} {call} = {probe}.Begin();");
        writer.Line($"try {{ {Statement(target, call, innerCall, tokens)} }}");
        writer.Line($"catch ({Global("System.Exception")} {exception}) when ({call}.Fails({exception}{tokens})) {{ throw; }}");
        writer.Line($"finally {{ {call}.End(); }}");
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

    /// <summary>What takes the place of an iterator's result: the body runs later, step by step, so nothing surrounds the call itself.</summary>
    public static string Sequence(TargetModel target, string probe, string innerCall) => $"{probe}.Enumerate({innerCall}{Tokens(target)})";

    static string Statement(TargetModel target, string call, string innerCall, string tokens) => target.ReturnShape switch
    {
        ReturnShape.Void => innerCall + ";",
        ReturnShape.Value => $"return {innerCall};",
        ReturnShape.Reference => $"return ref {innerCall};",
        _ => $"return {call}.Follow({innerCall}{tokens});",
    };

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
