using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>A method's signature, as methods that stand in for it declare it, and its call.</summary>
static class TargetText
{
    /// <summary>The name of the receiver's parameter: none that the method has.</summary>
    public static string Self(TargetModel target) => CSharpText.Unused("self", target.DeclaredNames);

    /// <summary>A name for a local variable: none that a parameter has.</summary>
    public static string Local(TargetModel target, string name) => CSharpText.Unused(name, target.DeclaredNames.Append(Self(target)));

    /// <summary>The modifier that a declaration with pointers needs.</summary>
    public static string Unsafe(TargetModel target) => target.IsUnsafe ? "unsafe " : "";

    /// <summary>A generated class of the same namespace, qualified where a parameter hides its name.</summary>
    public static string GeneratedClass(HolderModel holder, TargetModel target, string name) =>
        target.DeclaredNames.Contains(name) ? $"{GeneratedFile.Global(holder.Namespace)}.{name}" : name;

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

    /// <summary>The attributes of a method that stands in for it.</summary>
    public static IEnumerable<string> Attributes(TargetModel target) => target.IsObsolete ? target.Attributes.Append(GeneratedFile.Obsolete) : target.Attributes;

    /// <summary>The declared parameters, the receiver first.</summary>
    public static string Parameters(TargetModel target, string firstModifier = "")
    {
        IEnumerable<string> parameters = target.Receiver == ReceiverKind.None
            ? target.Parameters.Select((parameter, index) => Parameter(parameter, index == 0 ? firstModifier : ""))
            : target.Parameters.Select(static parameter => Parameter(parameter)).Prepend($"{firstModifier}{ReceiverModifier(target)}{target.ContainingType} {Self(target)}");
        return string.Join(", ", parameters);
    }

    /// <summary>The arguments that pass the parameters on, the receiver first.</summary>
    public static string Arguments(TargetModel target) => Arguments(target, Self(target));

    /// <summary>The arguments that pass the parameters on, the given receiver first.</summary>
    public static string Arguments(TargetModel target, string receiver)
    {
        string[] arguments = [.. target.Parameters.Select(static parameter => parameter.ArgumentModifier + parameter.Name)];
        return string.Join(", ", target.Receiver == ReceiverKind.None ? arguments : arguments.Prepend(ReceiverModifier(target) + receiver));
    }

    /// <summary>The declared parameters, without a receiver.</summary>
    public static string OwnParameters(IEnumerable<ParameterModel> parameters) => string.Join(", ", parameters.Select(static parameter => Parameter(parameter)));

    static string Parameter(ParameterModel parameter, string modifier = "") =>
        $"{parameter.Attributes}{modifier}{parameter.Modifier}{parameter.Type} {parameter.Name}";

    static string ReceiverModifier(TargetModel target) => target.Receiver switch
    {
        ReceiverKind.Variable => "ref ",
        ReceiverKind.ReadOnlyVariable => "in ",
        _ => "",
    };
}
