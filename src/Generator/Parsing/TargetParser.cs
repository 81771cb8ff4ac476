using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Puts a method into the text that generated code needs to declare one like it and to call it.</summary>
static class TargetParser
{
    public static TargetModel Parse(IMethodSymbol method, Compilation compilation) => new(
        SymbolText.Identifier(method.Name),
        SymbolText.Qualified(method.ContainingType),
        Access(method, compilation) == TargetAccess.AccessorByTypeName ? MetadataType(method.ContainingType, compilation) : "",
        Receiver(method),
        Access(method, compilation),
        method.IsExtensionMethod,
        TypeParameters(method).ToEquatableArray(),
        method.Parameters.Select(Parameter).ToEquatableArray(),
        ReturnType(method),
        ReturnShapes.Of(method) ?? ReturnShape.Value,
        CarriedAttributes.Of(method).ToEquatableArray(),
        CarriedAttributes.IsObsolete(method, compilation),
        CarriedAttributes.ExperimentsOf(method, compilation).ToEquatableArray());

    /// <summary>What the method returns, with <c>ref</c> where it does so.</summary>
    public static string ReturnType(IMethodSymbol method) => method switch
    {
        { ReturnsVoid: true } => "void",
        { ReturnsByRef: true } => "ref " + SymbolText.Qualified(method.ReturnType),
        { ReturnsByRefReadonly: true } => "ref readonly " + SymbolText.Qualified(method.ReturnType),
        _ => SymbolText.Qualified(method.ReturnType),
    };

    static ReceiverKind Receiver(IMethodSymbol method)
    {
        if (method.IsStatic) return ReceiverKind.None;
        if (!method.ContainingType.IsValueType) return ReceiverKind.Object;
        return method.IsReadOnly ? ReceiverKind.ReadOnlyVariable : ReceiverKind.Variable;
    }

    /// <summary>Whether generated code may call the method.</summary>
    public static TargetAccess Access(IMethodSymbol method, Compilation compilation)
    {
        if (compilation.IsSymbolAccessibleWithin(method, compilation.Assembly) && !IsOvershadowed(method)) return TargetAccess.Direct;
        return method.ContainingType.IsStatic ? TargetAccess.AccessorByTypeName : TargetAccess.Accessor;
    }

    /// <summary>Whether a call with exactly the method's arguments could reach another overload: one of a higher priority, or one that is declared
    /// where this one merely overrides.</summary>
    public static bool IsOvershadowed(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
        !SymbolEqualityComparer.Default.Equals(other, method)
        && ((method.IsOverride && !other.IsOverride) || AttributeReader.Has(other, MetadataNames.OverloadResolutionPriority))
        && other.Parameters.Length >= method.Parameters.Length
        && other.Parameters.Skip(method.Parameters.Length).All(static parameter => parameter.IsOptional || parameter.IsParams));

    /// <summary>A type's name as metadata has it, with its assembly where that is another.</summary>
    // A type without its assembly is looked for in the one that the accessor stands in.
    public static string MetadataType(INamedTypeSymbol type, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
            ? MetadataName(type)
            : $"{MetadataName(type)}, {type.ContainingAssembly.Identity.GetDisplayName()}";

    static string MetadataName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer) return $"{MetadataName(outer)}+{type.MetadataName}";
        string name = type.MetadataName;
        for (INamespaceSymbol space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace) name = $"{space.Name}.{name}";
        return name;
    }

    public static IEnumerable<TypeParameterModel> TypeParameters(IMethodSymbol method) =>
        TypeParameters(method.ContainingType).Concat(method.TypeParameters.Select(static parameter => TypeParameter(parameter, isOfMethod: true)));

    /// <summary>The type parameters of the type and of those that it is nested in, outermost first.</summary>
    public static IEnumerable<TypeParameterModel> TypeParameters(INamedTypeSymbol type) =>
        SignatureTypes.Around(type).SelectMany(static one => one.TypeParameters).Select(static parameter => TypeParameter(parameter, isOfMethod: false));

    static TypeParameterModel TypeParameter(ITypeParameterSymbol parameter, bool isOfMethod) => new(
        SymbolText.Identifier(parameter.Name),
        string.Join(", ", Constraints(parameter)),
        isOfMethod,
        CarriedAttributes.ForTrimming(parameter));

    static IEnumerable<string> Constraints(ITypeParameterSymbol parameter)
    {
        if (parameter.HasReferenceTypeConstraint)
        {
            yield return parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class";
        }

        if (parameter.HasUnmanagedTypeConstraint) yield return "unmanaged";
        else if (parameter.HasValueTypeConstraint) yield return "struct";
        if (parameter.HasNotNullConstraint) yield return "notnull";
        foreach (ITypeSymbol type in parameter.ConstraintTypes) yield return SymbolText.Qualified(type);
        if (parameter.HasConstructorConstraint) yield return "new()";
        if (parameter.AllowsRefLikeType) yield return "allows ref struct";
    }

    public static ParameterModel Parameter(IParameterSymbol parameter) => new(
        SymbolText.Identifier(parameter.Name),
        SymbolText.Qualified(parameter.Type),
        ModifierOf(parameter),
        ArgumentModifier(parameter.RefKind),
        parameter.RefKind != RefKind.Out && IsCancellationToken(parameter.Type),
        CarriedAttributes.ForTrimming(parameter) + CarriedAttributes.ForReferences(parameter));

    /// <summary>What stands before the parameter's type, with a space behind it; else empty.</summary>
    public static string ModifierOf(IParameterSymbol parameter)
    {
        string scope = parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out ? "scoped " : "";
        return scope + Modifier(parameter.RefKind);
    }

    static string Modifier(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => "",
    };

    static string ArgumentModifier(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    };

    static bool IsCancellationToken(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "CancellationToken",
        ContainingType: null,
        ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };
}
