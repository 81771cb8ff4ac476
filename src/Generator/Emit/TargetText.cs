using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>A method's signature, as methods that stand in for it declare it, and its call.</summary>
static class TargetText
{
    /// <summary>The name of the receiver's parameter: none that the method has.</summary>
    public static string Self(TargetModel target) => CSharpText.Unused("self", ParameterNames(target));

    /// <summary>A name for a local variable: none that a parameter has.</summary>
    public static string Local(TargetModel target, string name) => CSharpText.Unused(name, ParameterNames(target).Append(Self(target)));

    /// <summary>The names of the type parameters in angle brackets; empty where there are none.</summary>
    public static string TypeArguments(IEnumerable<TypeParameterModel> parameters)
    {
        string names = string.Join(", ", parameters.Select(static parameter => parameter.Name));
        return names.Length == 0 ? "" : $"<{names}>";
    }

    /// <summary>The declaration's type parameters in angle brackets, with what the trimmer must know of them.</summary>
    public static string TypeParameters(IEnumerable<TypeParameterModel> parameters)
    {
        string names = string.Join(", ", parameters.Select(static parameter => parameter.Attributes + parameter.Name));
        return names.Length == 0 ? "" : $"<{names}>";
    }

    /// <summary>The constraint clauses, a line each.</summary>
    public static IEnumerable<string> Constraints(IEnumerable<TypeParameterModel> parameters) =>
        parameters.Where(static parameter => parameter.Constraints.Length > 0)
            .Select(static parameter => $"where {parameter.Name} : {parameter.Constraints}");

    /// <summary>The declared parameters, the receiver first.</summary>
    public static string Parameters(TargetModel target, string receiverPrefix = "")
    {
        IEnumerable<string> parameters = target.Parameters.Select(static parameter => $"{parameter.Attributes}{parameter.Modifier}{parameter.Type} {parameter.Name}");
        return string.Join(", ", target.Receiver == ReceiverKind.None ? Prefixed(receiverPrefix, parameters) : parameters.Prepend(receiverPrefix + Receiver(target)));
    }

    /// <summary>The arguments that pass the parameters on, the receiver first.</summary>
    public static string Arguments(TargetModel target)
    {
        string[] arguments = [.. target.Parameters.Select(static parameter => parameter.ArgumentModifier + parameter.Name)];
        return string.Join(", ", target.Receiver == ReceiverKind.None ? arguments : arguments.Prepend(ReceiverArgument(target)));
    }

    /// <summary>The receiver's argument.</summary>
    public static string ReceiverArgument(TargetModel target) => (target.Receiver == ReceiverKind.Variable ? "ref " : "") + Self(target);

    /// <summary>The receiver's parameter.</summary>
    public static string Receiver(TargetModel target) =>
        $"{(target.Receiver == ReceiverKind.Variable ? "ref " : "")}{target.ContainingType} {Self(target)}";

    static IEnumerable<string> Prefixed(string prefix, IEnumerable<string> parameters) =>
        parameters.Select((parameter, index) => index == 0 ? prefix + parameter : parameter);

    static IEnumerable<string> ParameterNames(TargetModel target) => target.Parameters.Select(static parameter => parameter.Name.TrimStart('@'));
}
