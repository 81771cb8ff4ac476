using InstrumentGen.Generator.Emit;

namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>Writes the type that declares a planned method, with the sites that call it: they stand inside it, where a private method is in reach.</summary>
sealed class TypeText(IReadOnlyList<MethodPlan> plans, MethodPlan plan)
{
    readonly List<string> _sites = [];

    public string Write()
    {
        var text = new SourceWriter();
        string own = plan.Declarer == Owner.GenericClass ? $"{plan.Type}<TOwner>" : plan.Type;
        string contract = plan.Declarer == Owner.GenericClass ? $"I{plan.Index}<TOwner>" : $"I{plan.Index}";
        bool isContract = plan.Declarer == Owner.Interface || plan.Form == Form.Decorated;
        string attributes = $"[Traced, Metered, {AuditText.Of(plan)}Operation(\"{plan.Name}\")]";
        if (isContract) text.Line($"{(plan.Form == Form.Decorated ? "[Decorated] " : "")}public interface {contract} {{ {attributes} {SignatureText.Of(plan)}; }}");
        string kind = plan.Declarer switch
        {
            Owner.Struct => "struct",
            Owner.ReadOnlyStruct => "readonly struct",
            Owner.Static or Owner.Extension => "static class",
            _ => "class",
        };
        string partial = plan.Form == Form.Partial ? (kind.Contains(' ', StringComparison.Ordinal) ? kind.Replace(" ", " partial ", StringComparison.Ordinal) : "partial " + kind) : kind;
        text.Line($"public {partial} {own}{(isContract ? " : " + contract : "")}").Line("{");
        if (plan.Declarer is not (Owner.ReadOnlyStruct or Owner.Static or Owner.Extension)) text.Line($"    int _state; public {plan.Type}() {{ }}");
        WriteMethod(text, attributes, isContract);
        text.Line("    public static class Sites").Line("    {");
        WriteSites();
        foreach (string site in _sites) text.Line(site);
        return text.Line("    }").Line("}").ToString();
    }

    void WriteMethod(SourceWriter text, string attributes, bool isContract)
    {
        string access = plan.Declarer == Owner.Private ? "private" : "public";
        string modifiers = plan.Declarer is Owner.Static or Owner.Extension ? access + " static" : access;
        string async = plan.Body is Body.Async or Body.AsyncIterator ? "async " : "";
        string receiver = plan.Declarer == Owner.Extension ? "this Host host" : "";
        string body = new BodyText(plans, plan).Write();
        if (plan.Form == Form.Partial)
        {
            text.Line($"    {attributes} {modifiers} partial {SignatureText.Of(plan, receiver)};");
            text.Line($"    {(plan.Declarer is Owner.Static or Owner.Extension ? "static " : "")}{async}{SignatureText.Of(plan, receiver.Replace("this ", "", StringComparison.Ordinal), "Core")}").Line(body);
            return;
        }

        text.Line($"    {(isContract ? "" : attributes + " ")}{modifiers} {async}{SignatureText.Of(plan, receiver)}").Line(body);
    }

    // The sites of the program, then those of the methods that call this one.
    void WriteSites()
    {
        var writer = new SiteText(plan);
        for (int index = 0; index < plan.Calls.Count; index++) _sites.Add(writer.Write(plan.Calls[index], $"Call{index}"));
        foreach (MethodPlan caller in plans.Take(plan.Index))
        {
            foreach ((Step step, string name) in BodyText.CallsOf(plans, caller).Where(call => call.Callee.Index == plan.Index).Select(static call => (call.Step, call.Site))) _sites.Add(writer.Write(step.Call!, name));
        }
    }
}
