using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Whether a partial method can hand its call on to a core: the core takes and returns what it does.</summary>
static class CoreSignature
{
    const string UnscopedRef = "System.Diagnostics.CodeAnalysis.UnscopedRefAttribute";

    /// <summary>What keeps the method from being the core, for a message; <see langword="null"/> where nothing does.</summary>
    public static string? Difference(IMethodSymbol core, IMethodSymbol method)
    {
        if (core.IsStatic != method.IsStatic) return method.IsStatic ? "is not static" : "is static";
        if (core.TypeParameters.Length != method.TypeParameters.Length) return $"has {core.TypeParameters.Length} type parameters and not {method.TypeParameters.Length}";
        IMethodSymbol constructed = OfTypeParameters(core, method);
        return InParameters(constructed, method)
            ?? (Returns(constructed, method) ? null : $"returns '{Short(constructed.ReturnType)}' and not '{Short(method.ReturnType)}'")
            ?? core.TypeParameters.Zip(method.TypeParameters, InConstraints).FirstOrDefault(static difference => difference is not null)
            ?? (AttributeReader.Has(core, UnscopedRef) != AttributeReader.Has(method, UnscopedRef) ? "differs in [UnscopedRef]" : null)
            ?? (method.IsReadOnly && !core.IsReadOnly ? "is not readonly" : null)
            ?? (TargetParser.IsOvershadowed(core) ? "is not the overload that a call would reach" : null);
    }

    /// <summary>The core in terms of the method's type parameters, whatever it calls its own.</summary>
    public static IMethodSymbol OfTypeParameters(IMethodSymbol core, IMethodSymbol method) =>
        core.TypeParameters.Length == 0 ? core : core.Construct([.. method.TypeParameters]);

    static string? InParameters(IMethodSymbol core, IMethodSymbol method)
    {
        if (core.Parameters.Length != method.Parameters.Length) return $"has {core.Parameters.Length} parameters and not {method.Parameters.Length}";
        for (int index = 0; index < core.Parameters.Length; index++)
        {
            (IParameterSymbol own, IParameterSymbol asked) = (core.Parameters[index], method.Parameters[index]);
            if (!IsSame(own.Type, asked.Type)) return $"takes '{Short(own.Type)}' and not '{Short(asked.Type)}' as parameter {index + 1}";
            if (own.RefKind != asked.RefKind || own.ScopedKind != asked.ScopedKind || AttributeReader.Has(own, UnscopedRef) != AttributeReader.Has(asked, UnscopedRef))
            {
                return $"takes parameter {index + 1} in another way";
            }
        }

        return null;
    }

    static bool Returns(IMethodSymbol core, IMethodSymbol method) =>
        (core.ReturnsByRef == method.ReturnsByRef && core.ReturnsByRefReadonly == method.ReturnsByRefReadonly && IsSame(core.ReturnType, method.ReturnType))
        || IsAwaited(core, method);

    /// <summary>Whether the method returns nothing and its core a task.</summary>
    public static bool IsAwaited(IMethodSymbol core, IMethodSymbol method) =>
        method.ReturnsVoid && ReturnShapes.Of(core) is ReturnShape.Task or ReturnShape.ValueTask && !method.ReturnsByRef;

    static string? InConstraints(ITypeParameterSymbol one, ITypeParameterSymbol other)
    {
        bool isSame = one.HasReferenceTypeConstraint == other.HasReferenceTypeConstraint
            && one.HasValueTypeConstraint == other.HasValueTypeConstraint
            && one.HasUnmanagedTypeConstraint == other.HasUnmanagedTypeConstraint
            && one.HasConstructorConstraint == other.HasConstructorConstraint
            && one.HasNotNullConstraint == other.HasNotNullConstraint
            && one.AllowsRefLikeType == other.AllowsRefLikeType
            && one.ConstraintTypes.Length == other.ConstraintTypes.Length
            && Texts(one).SequenceEqual(Texts(other), StringComparer.Ordinal);
        return isSame ? null : $"constrains '{one.Name}' in another way";
    }

    static IEnumerable<string> Texts(ITypeParameterSymbol parameter) =>
        parameter.ConstraintTypes.Select(SymbolText.WithoutNames).OrderBy(static text => text, StringComparer.Ordinal);

    // A type that is not found may be one that another generator writes: by its name then.
    static bool IsSame(ITypeSymbol one, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one, other)
        || (SignatureTypes.Parts(one).Any(static part => part.TypeKind == TypeKind.Error) && SymbolText.Qualified(one) == SymbolText.Qualified(other));

    static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
