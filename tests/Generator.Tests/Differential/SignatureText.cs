namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>Writes a planned method's signature.</summary>
static class SignatureText
{
    /// <summary>The signature, with what stands before the first parameter and behind the name.</summary>
    public static string Of(MethodPlan plan, string receiver = "", string suffix = "")
    {
        string[] parameters = [.. plan.Parameters.Select(static parameter => Parameter(parameter))];
        string list = string.Join(", ", receiver.Length > 0 ? parameters.Prepend(receiver) : parameters);
        return $"{Type(plan.Result)} {plan.Name}{suffix}{(IsGeneric(plan) ? "<T>" : "")}({list})";
    }

    public static bool IsGeneric(MethodPlan plan) => plan.Result == Result.Generic || plan.Parameters.Any(static parameter => parameter.Kind == ParameterKind.Generic);

    public static string Type(Result result) => result switch
    {
        Result.Void => "void",
        Result.Int => "int",
        Result.Text => "string?",
        Result.Pair => "Pair",
        Result.Generic => "T",
        Result.Reference => "ref int",
        Result.Span => "Span<int>",
        Result.Task => "Task",
        Result.TaskOfInt => "Task<int>",
        Result.ValueTask => "ValueTask",
        Result.ValueTaskOfInt => "ValueTask<int>",
        Result.Sequence => "IEnumerable<int>",
        _ => "IAsyncEnumerable<int>",
    };

    static string Parameter(ParameterPlan parameter) => parameter.Kind switch
    {
        ParameterKind.Int => $"int {parameter.Name}",
        ParameterKind.Text => $"string? {parameter.Name}",
        ParameterKind.Token => $"CancellationToken {parameter.Name}",
        ParameterKind.Generic => $"T {parameter.Name}",
        ParameterKind.Function => $"Func<int, int> {parameter.Name}",
        ParameterKind.Array => $"int[] {parameter.Name}",
        ParameterKind.Optional => $"int {parameter.Name} = 7",
        ParameterKind.Caller => $"[System.Runtime.CompilerServices.CallerMemberName] string? {parameter.Name} = null",
        ParameterKind.Params => $"params int[] {parameter.Name}",
        ParameterKind.Ref => $"ref int {parameter.Name}",
        ParameterKind.In => $"in int {parameter.Name}",
        ParameterKind.Out => $"out int {parameter.Name}",
        ParameterKind.Span => $"Span<int> {parameter.Name}",
        _ => $"params ReadOnlySpan<int> {parameter.Name}",
    };
}
