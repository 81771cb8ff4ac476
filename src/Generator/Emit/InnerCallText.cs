using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>The call of the user's method.</summary>
static class InnerCallText
{
    public static string Of(HolderModel holder, MemberModel member)
    {
        TargetModel target = member.Operation.Target;
        if (target.Access != TargetAccess.Direct)
        {
            string typeArguments = TargetText.TypeArguments(target.OwnTypeParameters);
            return $"{Accessors(holder, member)}.{member.Method}{typeArguments}({AccessorArguments(target)})";
        }

        return Of(target, TargetText.Self(target));
    }

    /// <summary>The class of the accessors of an operation's type.</summary>
    public static string Accessors(HolderModel holder, MemberModel member) =>
        TargetText.GeneratedClass(holder, member.Operation.Target, member.Accessors) + TargetText.TypeArguments(member.Operation.Target.InheritedTypeParameters);

    /// <summary>The call of a method that may be called by its name.</summary>
    public static string Of(TargetModel target, string receiver)
    {
        string arguments = string.Join(", ", target.Parameters.Select(static parameter => parameter.ArgumentModifier + parameter.Name));
        string owner = target.Receiver == ReceiverKind.None ? target.ContainingType : receiver;
        return $"{owner}.{target.Name}{TargetText.TypeArguments(target.OwnTypeParameters)}({arguments})";
    }

    static string AccessorArguments(TargetModel target)
    {
        string arguments = TargetText.Arguments(target);
        if (target.Receiver != ReceiverKind.None) return arguments;
        return arguments.Length == 0 ? "default!" : "default!, " + arguments;
    }
}
