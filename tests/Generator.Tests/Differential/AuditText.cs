namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>Writes how a planned method asks to be audited. Every third does.</summary>
static class AuditText
{
    /// <summary>The attribute with what separates it from the next; nothing where the method is not audited.</summary>
    public static string Of(MethodPlan plan)
    {
        if (plan.Index % 3 != 0) return "";
        string actor = plan.Parameters.FirstOrDefault(static parameter => parameter.Kind is ParameterKind.Int or ParameterKind.Text or ParameterKind.Optional or ParameterKind.Caller or ParameterKind.Ref or ParameterKind.In) is { } parameter
            ? $"nameof({parameter.Name})"
            : "AuditActor.Ambient";
        bool hasResult = plan.Result is Result.Int or Result.Text or Result.Reference or Result.TaskOfInt or Result.ValueTaskOfInt;
        return $"Audited(Actor = {actor}, Attempt = {(plan.Index % 2 == 0 ? "true" : "false")}{(hasResult ? ", Resource = \"return\"" : "")}), ";
    }
}
