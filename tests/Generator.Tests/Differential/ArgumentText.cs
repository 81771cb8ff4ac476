namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>Writes the arguments of a call. Each writes down when it is evaluated.</summary>
sealed class ArgumentText(MethodPlan plan, CallForm form, int values)
{
    public string Write()
    {
        if (form == CallForm.Delegate) return string.Join(", ", plan.Parameters.Select((parameter, index) => Value(parameter, index, isExpanded: false)));
        List<string> arguments = [];
        bool mustName = form == CallForm.Named;
        for (int index = 0; index < plan.Parameters.Count; index++)
        {
            ParameterPlan parameter = plan.Parameters[index];
            if (parameter.Kind == ParameterKind.Caller || (parameter.Kind == ParameterKind.Optional && values % 2 == 0))
            {
                // What comes behind one that is left out is named.
                mustName = true;
                continue;
            }

            if (mustName) arguments.Add($"{parameter.Name}: {Value(parameter, index, isExpanded: false)}");
            else if (Value(parameter, index, isExpanded: true) is { Length: > 0 } value) arguments.Add(value);
        }

        return string.Join(", ", form == CallForm.Named ? Turned(arguments) : arguments);
    }

    IEnumerable<string> Turned(List<string> arguments) => arguments.Skip(values % Math.Max(1, arguments.Count)).Concat(arguments.Take(values % Math.Max(1, arguments.Count))).Reverse();

    string Value(ParameterPlan parameter, int index, bool isExpanded)
    {
        int number = values + (10 * index);
        return parameter.Kind switch
        {
            ParameterKind.Ref => $"ref {parameter.Name}",
            ParameterKind.In => $"in {parameter.Name}",
            ParameterKind.Out => $"out {parameter.Name}",
            ParameterKind.Params or ParameterKind.ParamsSpan when isExpanded => string.Join(", ", Enumerable.Range(0, values % 4).Select(one => $"Driver.Arg(\"{parameter.Name}\", {number + one})")),
            ParameterKind.Params or ParameterKind.ParamsSpan or ParameterKind.Array => $"Driver.Arg(\"{parameter.Name}\", new int[] {{ {number}, {number + 1} }})",
            ParameterKind.Span => $"Driver.Arg(\"{parameter.Name}\", new int[] {{ {number}, {number + 1} }}).AsSpan()",
            ParameterKind.Text or ParameterKind.Caller => values % 5 == 0 ? "null" : $"Driver.Arg(\"{parameter.Name}\", \"text {number}\")",
            ParameterKind.Generic => $"Driver.Arg(\"{parameter.Name}\", {(values % 2 == 0 ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : $"\"generic {number}\"")})",
            ParameterKind.Token => $"Driver.Arg(\"{parameter.Name}\", {(values % 3) switch { 0 => "CancellationToken.None", 1 => "Driver.Live", _ => "Driver.Canceled" }})",
            ParameterKind.Function => $"Driver.Arg<Func<int, int>>(\"{parameter.Name}\", static number => number + {number})",
            _ => $"Driver.Arg(\"{parameter.Name}\", {number})",
        };
    }
}
