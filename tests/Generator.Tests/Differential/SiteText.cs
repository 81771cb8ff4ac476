using InstrumentGen.Generator.Emit;

namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>Writes a site: a method that calls a planned one, and writes down what comes of it.</summary>
sealed class SiteText(MethodPlan plan)
{
    /// <summary>Whether a site awaits.</summary>
    public static bool IsAsync(MethodPlan plan, CallPlan call) => plan.Result == Result.AsyncSequence || (plan.IsTask && call.Use != CallUse.Block);

    public string Write(CallPlan call, string name)
    {
        var arguments = new ArgumentText(plan, FormOf(call), call.Values);
        var text = new SourceWriter();
        text.Line($"        public static {(IsAsync(plan, call) ? "async Task" : "void")} {name}()").Line("        {");
        if (plan.Declarer != Owner.Static) text.Line($"            {Receiver()}");
        foreach (ParameterPlan parameter in plan.Parameters.Where(static parameter => parameter.Kind is ParameterKind.Ref or ParameterKind.In or ParameterKind.Out)) text.Line($"            int {parameter.Name} = {parameter.Name.Length + call.Values};");
        text.Line("            try").Line("            {");
        text.Line($"                Driver.Write(\"calling {plan.Name}{(FormOf(call) == CallForm.Delegate ? " by delegate" : "")}\");");
        foreach (string line in Call(call, arguments)) text.Line("                " + line);
        text.Line("            }").Line("            catch (Exception exception)").Line("            {").Line("                Driver.Caught(exception);").Line("            }");
        string references = string.Concat(plan.Parameters.Where(static parameter => parameter.Kind is ParameterKind.Ref or ParameterKind.Out).Select(static parameter => $" {{{parameter.Name}}}"));
        text.Line($"            Driver.Write($\"called {plan.Name}{references}\");");
        return text.Line("        }").ToString();
    }

    string Receiver() => plan.Declarer switch
    {
        Owner.Extension => "var c = new Host();",
        _ when plan.Form == Form.Decorated => $"var c = Decorated<{Contract()}>(new {plan.Constructed}());",
        Owner.Interface => $"I{plan.Index} c = new {plan.Type}();",
        _ => $"var c = new {plan.Constructed}();",
    };

    string Contract() => plan.Declarer == Owner.GenericClass ? $"I{plan.Index}<string>" : $"I{plan.Index}";

    // Not every form fits every method.
    CallForm FormOf(CallPlan call) => call.Form switch
    {
        CallForm.Delegate when plan.IsIterator => CallForm.Positional,
        CallForm.Lambda when plan.Result is Result.Reference or Result.Span || plan.Parameters.Any(static parameter => parameter.Kind is ParameterKind.Span or ParameterKind.ParamsSpan) => CallForm.Positional,
        CallForm.Conditional when plan.Owner is Owner.Static or Owner.Struct or Owner.ReadOnlyStruct
            || plan.Result is not (Result.Void or Result.Int or Result.Text or Result.Task or Result.TaskOfInt or Result.Sequence) => CallForm.Positional,
        _ => call.Form,
    };

    IEnumerable<string> Call(CallPlan call, ArgumentText arguments)
    {
        string target = plan.Declarer == Owner.Static ? plan.Constructed : "c";
        string generic = SignatureText.IsGeneric(plan) ? $"<{(call.Values % 2 == 0 ? "int" : "string")}>" : "";
        string invocation = FormOf(call) == CallForm.Conditional ? $"c?.{plan.Name}{generic}({arguments.Write()})" : $"{target}.{plan.Name}{generic}({arguments.Write()})";
        if (FormOf(call) == CallForm.Delegate)
        {
            yield return $"var invoke = {target}.{plan.Name}{generic};";
            invocation = $"invoke({arguments.Write()})";
        }

        if (FormOf(call) == CallForm.Lambda)
        {
            string type = SignatureText.Type(plan.Result);
            string result = type == "T" ? generic[1..^1] : type;
            yield return plan.Result == Result.Void ? $"Action invoke = () => {invocation};" : $"Func<{result}> invoke = () => {invocation};";
            invocation = "invoke()";
        }

        foreach (string line in Use(call, invocation)) yield return line;
    }

    IEnumerable<string> Use(CallPlan call, string invocation) => plan.Result switch
    {
        Result.Void => [invocation + ";"],
        Result.Reference => [$"ref int result = ref {invocation};", "result += 5;", "Driver.Write($\"result {result} {Driver.Slot}\");"],
        Result.Span => [$"Span<int> result = {invocation};", "Driver.Write($\"result {result.Length}\");"],
        Result.Sequence => Enumerate(call, invocation),
        Result.AsyncSequence => EnumerateAsync(call, invocation),
        Result.Task or Result.TaskOfInt or Result.ValueTask or Result.ValueTaskOfInt => Await(call, invocation),
        _ => [$"var result = {invocation};", "Driver.Write($\"result {result}\");"],
    };

    IEnumerable<string> Await(CallPlan call, string invocation)
    {
        bool isValue = plan.Result is Result.ValueTask or Result.ValueTaskOfInt;
        bool hasResult = plan.Result is Result.TaskOfInt or Result.ValueTaskOfInt;
        string result = hasResult ? "var result = " : "";
        string written = hasResult ? "Driver.Write($\"result {result}\");" : "Driver.Write(\"done\");";
        return call.Use switch
        {
            CallUse.Await => [$"var task = {invocation};", "Driver.Write($\"started {task!.IsCompleted}\");", $"{result}await task;", written],
            CallUse.Inspect => [$"var task = {invocation};", $"await Driver.Inspect(task{(isValue ? ".AsTask()" : "!")});"],
            _ => [$"var task = {invocation}{(isValue ? ".AsTask()" : "")};", "Driver.Wait(task!);", $"{result}task!.GetAwaiter().GetResult();", written],
        };
    }

    static IEnumerable<string> Enumerate(CallPlan call, string invocation) =>
    [
        $"var items = {invocation};",
        "Driver.Write(\"to enumerate\");",
        "int count = 0;",
        $"foreach (int item in items!) {{ Driver.Write($\"item {{item}}\"); {Break(call)} }}",
        .. call.Use == CallUse.Block ? ["foreach (int item in items!) Driver.Write($\"again {item}\");"] : Array.Empty<string>(),
    ];

    static IEnumerable<string> EnumerateAsync(CallPlan call, string invocation) =>
    [
        $"var items = {invocation};",
        "Driver.Write(\"to enumerate\");",
        "int count = 0;",
        $"await foreach (int item in items{(call.Use == CallUse.Block ? ".WithCancellation(Driver.Live)" : "")}) {{ Driver.Write($\"item {{item}}\"); {Break(call)} }}",
    ];

    static string Break(CallPlan call) => call.Use == CallUse.Inspect ? $"if (++count > {call.Values % 3}) break;" : "count++;";
}
