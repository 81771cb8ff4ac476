using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the shims through which generated code calls private and protected methods and reads such members. The runtime binds them once, without
/// reflection; the user's type need not be partial.</summary>
static class AccessorEmitter
{
    public const string ClassName = "Accessors";

    public static void Write(SourceWriter writer, HolderModel holder)
    {
        // An accessor's type parameters must stand where the target's do: those of the type on the class, its own on the method.
        var classes = holder.Members
            .Where(static member => member.Operation.Target.Access != TargetAccess.Direct || Getters(member.Operation).Any())
            .GroupBy(static member => member.Accessors, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, MemberModel> members in classes)
        {
            TypeParameterModel[] parameters = [.. members.First().Operation.Target.InheritedTypeParameters];
            writer.Line().Lines(TypeAttributes).Line(StackTraceHidden);
            if (members.Any(static member => member.Operation.Target.IsObsolete)) writer.Line(Obsolete);
            writer.Line($"internal static class {members.Key}{TargetText.TypeParameters(parameters)}");
            using (writer.Indent()) writer.Lines(TargetText.Constraints(parameters));
            using (writer.Block())
            {
                bool isFirst = true;
                foreach (MemberModel member in members)
                {
                    if (member.Operation.Target.Access != TargetAccess.Direct) WriteAccessor(Next(), member);
                    foreach ((string part, MemberAccessorModel getter) in Getters(member.Operation)) WriteGetter(Next(), member, part, getter);
                }

                SourceWriter Next()
                {
                    if (!isFirst) writer.Line();
                    isFirst = false;
                    return writer;
                }
            }
        }
    }

    /// <summary>The names of an operation's accessors of members, by that of its wrapper.</summary>
    public static IEnumerable<string> GetterNames(string method, OperationModel operation) => Getters(operation).Select(getter => method + getter.Part);

    static IEnumerable<(string Part, MemberAccessorModel Accessor)> Getters(OperationModel operation) =>
        operation.Signals.Audited is { } audited ? audited.Values.Where(static one => one.Value.Accessor is not null).Select(static one => (one.Part, one.Value.Accessor!)) : [];

    // [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_clerk")]
    // internal static extern ref string ReserveActor(global::Shop.Stock self);
    static void WriteGetter(SourceWriter writer, MemberModel member, string part, MemberAccessorModel getter)
    {
        if (member.Operation.Target.IsObsolete) writer.Line(Obsolete);
        writer.Line(UnsafeAccessor(getter.Kind, getter.Name));
        string owner = getter.MetadataOwner.Length > 0 ? ByName(getter.MetadataOwner) : $"{(getter.IsOfVariable ? "ref " : "")}{getter.Owner}";
        writer.Line($"internal static extern {getter.Type} {member.Method}{part}({owner} self);");
    }

    // [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Reserve")]
    // internal static extern bool Reserve(global::Shop.Stock self, string sku);
    static void WriteAccessor(SourceWriter writer, MemberModel member)
    {
        TargetModel target = member.Operation.Target;
        string kind = target.Receiver == ReceiverKind.None ? "StaticMethod" : "Method";
        writer.Lines(TargetText.Attributes(target));
        writer.Line(UnsafeAccessor(kind, target.Name.TrimStart('@')));
        string constraints = string.Concat(TargetText.Constraints(target.OwnTypeParameters).Select(static clause => " " + clause));
        writer.Line($"internal static {TargetText.Unsafe(target)}extern {target.ReturnType} {member.Method}{TargetText.TypeParameters(target.OwnTypeParameters)}({Parameters(target)}){constraints};");
    }

    static string UnsafeAccessor(string kind, string name) =>
        $"[{Global("System.Runtime.CompilerServices.UnsafeAccessor")}({Global("System.Runtime.CompilerServices.UnsafeAccessorKind")}.{kind}, Name = {CSharpText.Literal(name)})]";

    static string ByName(string type) => $"[{Global("System.Runtime.CompilerServices.UnsafeAccessorType")}({CSharpText.Literal(type)})] object?";

    static string Parameters(TargetModel target)
    {
        string parameters = TargetText.Parameters(target);
        if (target.Receiver != ReceiverKind.None) return parameters;
        // The runtime reads the type alone: the argument is never used.
        string type = target.Access == TargetAccess.AccessorByTypeName ? ByName(target.MetadataType) : target.ContainingType;
        string self = $"{type} {TargetText.Self(target)}";
        return parameters.Length == 0 ? self : $"{self}, {parameters}";
    }
}
