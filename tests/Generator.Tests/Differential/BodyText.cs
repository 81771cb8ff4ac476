using InstrumentGen.Generator.Emit;

namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>Writes a planned method's body.</summary>
sealed class BodyText(IReadOnlyList<MethodPlan> plans, MethodPlan plan)
{
    readonly SourceWriter _text = new();

    /// <summary>The calls in a method's body, each with the site that makes it.</summary>
    public static IEnumerable<(Step Step, MethodPlan Callee, string Site)> CallsOf(IReadOnlyList<MethodPlan> plans, MethodPlan caller) =>
        Flat(caller.Steps).Where(step => step.Kind == StepKind.Call && caller.Index + step.Callee < plans.Count)
            .Select((step, index) => (step, plans[caller.Index + step.Callee], $"From{caller.Index}At{index}"));

    public string Write()
    {
        _text.Line("    {");
        foreach (ParameterPlan parameter in plan.Parameters.Where(static parameter => parameter.Kind == ParameterKind.Out)) Line($"{parameter.Name} = 11;");
        Line($"Driver.Write($\"enter {plan.Name}{string.Concat(plan.Parameters.Where(static parameter => parameter.Kind == ParameterKind.Int).Select(static parameter => $" {{{parameter.Name}}}"))}\");");
        Write(plan.Steps);
        WriteEnd();
        return _text.Line("    }").ToString();
    }

    static IEnumerable<Step> Flat(IEnumerable<Step> steps) => steps.SelectMany(static step => Flat(step.Inner).Prepend(step));

    bool IsAsync => plan.Body is Body.Async or Body.AsyncIterator;

    void Line(string text) => _text.Line("        " + text);

    void Write(IReadOnlyList<Step> steps)
    {
        foreach (Step step in steps) Write(step);
    }

    void Write(Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Write:
                Line($"Driver.Write(\"{plan.Name} {step.Number}\");");
                break;
            case StepKind.Parameters:
                Line($"Driver.Write($\"{plan.Name}{string.Concat(plan.Parameters.Select(static parameter => $" {{{Value(parameter)}}}"))}\");");
                break;
            case StepKind.SetFlow:
                Line($"Driver.Flow.Value = {step.Number};");
                break;
            case StepKind.Change:
                foreach (ParameterPlan parameter in plan.Parameters.Where(static parameter => parameter.Kind is ParameterKind.Ref or ParameterKind.Out)) Line($"{parameter.Name} += {step.Number};");
                foreach (ParameterPlan parameter in plan.Parameters.Where(static parameter => parameter.Kind is ParameterKind.Array or ParameterKind.Span)) Line($"{parameter.Name}[0] += {step.Number};");
                break;
            case StepKind.Bump:
                Line(plan.Owner is Owner.ReadOnlyStruct or Owner.Static or Owner.Extension ? "Driver.Slot++;" : "Driver.Write($\"state {++_state}\");");
                break;
            case StepKind.OwnActivity:
                Line($"using (new System.Diagnostics.Activity(\"own{step.Number}\").Start()) Driver.Write(\"{plan.Name} own\");");
                break;
            case StepKind.LeaveActivity:
                // An iterator's span is current in its steps, and what it leaves is not current between them.
                Line(plan.IsIterator ? $"Driver.Write(\"{plan.Name} left\");" : $"new System.Diagnostics.Activity(\"left{step.Number}\").Start();");
                break;
            case StepKind.Finally:
                WriteTry(step, "finally", $"Driver.Write(\"{plan.Name} finally {step.Number}\");");
                break;
            case StepKind.Catch:
                WriteTry(step, "catch (PlanException exception)", "Driver.Caught(exception);");
                break;
            case StepKind.Call:
                WriteCall(step);
                break;
            case StepKind.Pause:
                Line("await Driver.Pause();");
                break;
            case StepKind.PauseAside:
                Line("await Driver.Pause().ConfigureAwait(false);");
                break;
            case StepKind.Yield:
                Line($"yield return {step.Number};");
                break;
        }
    }

    void WriteTry(Step step, string clause, string inClause)
    {
        Line("try");
        Line("{");
        Write(step.Inner);
        Line("}");
        Line(clause);
        Line("{");
        Line("    " + inClause);
        Line("}");
    }

    void WriteCall(Step step)
    {
        // By reference: two steps of the same content are two calls.
        (Step Step, MethodPlan Callee, string Site) call = CallsOf(plans, plan).FirstOrDefault(call => ReferenceEquals(call.Step, step));
        if (call.Site is null) return;
        string site = $"{call.Callee.Constructed}.Sites.{call.Site}()";
        // What a callee leaves is not current between the steps of an iterator either.
        if (plan.IsIterator) Line($"System.Diagnostics.Activity? before{call.Site} = System.Diagnostics.Activity.Current;");
        if (!SiteText.IsAsync(call.Callee, step.Call!)) Line(site + ";");
        else Line(IsAsync ? $"await {site};" : $"Driver.Wait({site});");
        if (plan.IsIterator) Line($"System.Diagnostics.Activity.Current = before{call.Site};");
    }

    void WriteEnd()
    {
        switch (plan.End)
        {
            case End.Throw:
                Line($"if (Driver.Yes) throw new PlanException(\"{plan.Name}\");");
                break;
            case End.ThrowInFinally:
                Line($"try {{ if (Driver.Yes) throw new PlanException(\"{plan.Name}\"); }} finally {{ Driver.Write(\"{plan.Name} at last\"); }}");
                break;
            case End.Cancel:
                string token = plan.Parameters.FirstOrDefault(static parameter => parameter.Kind == ParameterKind.Token)?.Name ?? "default";
                Line($"if (Driver.Yes) throw new OperationCanceledException(\"{plan.Name}\", null, {token});");
                break;
        }

        if (plan.Body == Body.Plain) Line(Returned());
        else if (plan is { Body: Body.Async, Result: Result.TaskOfInt or Result.ValueTaskOfInt }) Line($"return {Number()};");
        else if (plan.IsIterator) Line($"yield return {plan.Index};");
    }

    // Different for each order of the arguments.
    string Number() => string.Join(" + ", plan.Parameters.Where(static parameter => parameter.Kind == ParameterKind.Int).Select(static (parameter, index) => $"{(2 * index) + 3} * {parameter.Name}").Append($"{plan.Index}"));

    string Returned() => plan.Result switch
    {
        Result.Void => "return;",
        Result.Int => $"return {Number()};",
        Result.Text => plan.Index % 3 == 0 ? "return null;" : $"return $\"text {{{Number()}}}\";",
        Result.Pair => $"return new Pair({Number()}, \"{plan.Name}\");",
        Result.Generic => $"return {plan.Parameters.Last(static parameter => parameter.Kind == ParameterKind.Generic).Name};",
        Result.Reference => "return ref Driver.Slot;",
        Result.Span => "return Driver.Numbers.AsSpan(0, 2);",
        Result.Sequence => "return Driver.Three();",
        _ => $"return {Task()};",
    };

    string Task()
    {
        string type = plan.Result is Result.TaskOfInt or Result.ValueTaskOfInt ? "<int>" : "";
        string task = plan.End switch
        {
            End.Faulted => $"System.Threading.Tasks.Task.FromException{type}(new PlanException(\"{plan.Name}\"))",
            End.FaultedTwice => "Driver.Both()",
            End.Canceled => $"System.Threading.Tasks.Task.FromCanceled{type}(Driver.Canceled)",
            End.Pending => $"Driver.Later({plan.Index})",
            End.Null => "null!",
            _ => type.Length > 0 ? $"System.Threading.Tasks.Task.FromResult({Number()})" : "System.Threading.Tasks.Task.CompletedTask",
        };
        return plan.Result switch
        {
            Result.ValueTask => $"new ValueTask({task})",
            Result.ValueTaskOfInt => plan.End == End.Return ? $"new ValueTask<int>({Number()})" : $"new ValueTask<int>({task})",
            _ => task,
        };
    }

    static string Value(ParameterPlan parameter) => parameter.Kind switch
    {
        ParameterKind.Token => $"{parameter.Name}.IsCancellationRequested",
        ParameterKind.Function => $"{parameter.Name}(3)",
        ParameterKind.Array or ParameterKind.Params or ParameterKind.Span or ParameterKind.ParamsSpan => $"string.Join(',', {parameter.Name}.ToArray())",
        _ => parameter.Name,
    };
}
