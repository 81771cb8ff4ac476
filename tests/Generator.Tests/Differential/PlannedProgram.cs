using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>A program of planned methods.</summary>
static class PlannedProgram
{
    /// <summary>The program as it is without us: a partial method has no other half then, and is an ordinary one.</summary>
    public static TestProject Plain(IReadOnlyList<MethodPlan> plans) => Of([.. plans.Select(static plan => plan.Form == Form.Partial ? plan with { Form = Form.Intercepted } : plan)]);

    public static TestProject Of(IReadOnlyList<MethodPlan> plans)
    {
        var entry = new SourceWriter().Line("static class Entry\n{\n    public static string Run()\n    {");
        foreach (MethodPlan plan in plans)
        {
            for (int index = 0; index < plan.Calls.Count; index++)
            {
                CallPlan call = plan.Calls[index];
                string site = $"{plan.Constructed}.Sites.Call{index}()";
                string run = SiteText.IsAsync(plan, call) ? $"() => {site}" : $"() => {{ {site}; return Task.CompletedTask; }}";
                entry.Line($"        Driver.Run(\"{plan.Name} {index}\", {(call.HasContext ? "true" : "false")}, {run});");
            }
        }

        entry.Line("        return Driver.Text();\n    }\n}");
        return DecoratedObjects.With(new()
        {
            Files = [("Driver.cs", DriverSource.Text), ("Entry.cs", entry.ToString()), .. plans.Select(plan => ($"{plan.Type}.cs", new TypeText(plans, plan).Write()))],
            WarningsAsErrors = false,
            // Stacks are compared, and a method that is inlined has no frame.
            Optimization = Microsoft.CodeAnalysis.OptimizationLevel.Debug,
        });
    }
}
