using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>A path of members, bound to the type that it begins at.</summary>
/// <param name="Text">What stands behind the value that it begins at, as C#: <c>?.Lines?.Count</c>. It stops where something is
/// <see langword="null"/>.</param>
/// <param name="Type">The type that it ends at.</param>
/// <param name="Members">The members on the way.</param>
sealed record MemberPath(string Text, ITypeSymbol Type, IReadOnlyList<ISymbol> Members)
{
    /// <summary>Binds the path that an attribute gives as its <c>Member</c>; without one the value itself is meant. What keeps it from being bound is reported.</summary>
    public static MemberPath? Read(AttributeData attribute, ITypeSymbol type, ContentScope scope)
    {
        if (AttributeReader.Text(attribute, "Member") is not { } path) return new MemberPath("", type, []);
        MemberPath? value = Bind(type, path, scope, out (ContentProblemKind Kind, string Member, ITypeSymbol Of) fault);
        // A type that is not found is the compiler's to tell.
        if (value is null && fault.Of.TypeKind != TypeKind.Error) scope.Report(fault.Kind, attribute, "Member", fault.Member, OperationRules.Short(fault.Of));
        return value;
    }

    /// <summary>Binds a path.</summary>
    /// <param name="start">The type that it begins at.</param>
    /// <param name="path">Names of fields and properties, joined by dots.</param>
    /// <param name="scope">Whose code reads them.</param>
    /// <param name="fault">What keeps the path from being bound, and which name of it.</param>
    public static MemberPath? Bind(ITypeSymbol start, string path, ContentScope scope, out (ContentProblemKind Kind, string Member, ITypeSymbol Of) fault)
    {
        fault = default;
        ITypeSymbol type = start;
        List<ISymbol> members = [];
        string text = "";
        foreach (string name in path.Split('.'))
        {
            ITypeSymbol holder = TypeShape.NotNull(type);
            ISymbol? member = Find(holder, name);
            ContentProblemKind? problem = member is null ? ContentProblemKind.MemberMissing : !IsReadable(member) ? ContentProblemKind.MemberUnreadable : scope.Check(member, holder);
            if (problem is { } kind)
            {
                fault = (kind, name, holder);
                return null;
            }

            text += $"{(MayBeNull(type) ? "?." : ".")}{SymbolText.Identifier(name)}";
            members.Add(member!);
            type = TypeShape.OfMember(member!);
        }

        return new MemberPath(text, type, members);
    }

    /// <summary>Whether a value of the type may be <see langword="null"/>: annotations are a promise that callers break.</summary>
    public static bool MayBeNull(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => !parameter.HasValueTypeConstraint && !parameter.HasUnmanagedTypeConstraint && !parameter.AllowsRefLikeType,
        _ => type.IsReferenceType || !ReferenceEquals(TypeShape.NotNull(type), type),
    };

    static bool IsReadable(ISymbol member) => member switch
    {
        { IsStatic: true } => false,
        IFieldSymbol => true,
        IPropertySymbol { IsWriteOnly: false, Parameters.Length: 0 } => true,
        _ => false,
    };

    // The nearest declaration hides those above it.
    static ISymbol? Find(ITypeSymbol type, string name)
    {
        if (name.Length == 0) return null;
        if (type is ITypeParameterSymbol parameter) return parameter.ConstraintTypes.Select(constraint => Find(constraint, name)).FirstOrDefault(static found => found is not null);
        for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (Declared(one, name) is { } member) return member;
        }

        return type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Select(one => Declared(one, name)).FirstOrDefault(static found => found is not null) : null;
    }

    static ISymbol? Declared(ITypeSymbol type, string name) => type.GetMembers(name).FirstOrDefault();
}
