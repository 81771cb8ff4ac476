using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Whether a method can be woven. The generator skips what is refused; an analyzer tells why.</summary>
static class OperationRules
{
    /// <summary>The first reason against weaving the method, or <see langword="null"/>.</summary>
    public static Refusal? Check(IMethodSymbol method, Compilation compilation) =>
        CheckKind(method) ?? CheckReturn(method) ?? CheckSignature(method, compilation);

    static Refusal? CheckKind(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } => new(RefusalReason.LocalFunction),
        { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove } => new(RefusalReason.Accessor),
        { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => new(RefusalReason.Operator),
        { MethodKind: MethodKind.Destructor } => new(RefusalReason.Finalizer),
        { MethodKind: MethodKind.ExplicitInterfaceImplementation } => new(RefusalReason.ExplicitImplementation),
        { ContainingType.IsExtension: true } => new(RefusalReason.ExtensionMember),
        { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } when method.IsAbstract || method.IsVirtual => new(RefusalReason.StaticAbstract),
        { IsPartialDefinition: true, PartialImplementationPart: null } => new(RefusalReason.NoBody),
        _ when AttributeReader.Has(method, MetadataNames.Conditional) => new(RefusalReason.Conditional),
        _ => null,
    };

    static Refusal? CheckReturn(IMethodSymbol method)
    {
        IMethodSymbol implementation = method.PartialImplementationPart ?? method;
        if (implementation is { IsAsync: true, ReturnsVoid: true }) return new(RefusalReason.AsyncVoid);
        if (implementation.IsIterator) return new(RefusalReason.Iterator);
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return new(RefusalReason.RefReturn);
        return ReturnShapes.Of(method) is null ? new(RefusalReason.CustomAwaitable, Short(method.ReturnType)) : null;
    }

    static Refusal? CheckSignature(IMethodSymbol method, Compilation compilation)
    {
        if (method.IsVararg) return new(RefusalReason.ArgumentList);
        if (SignatureTypes(method).FirstOrDefault(HasPointer) is { } pointer) return new(RefusalReason.Pointer, Short(pointer));
        foreach (ITypeSymbol type in SignatureTypes(method))
        {
            if (Nameability.FirstUnnameable(type, compilation) is not { } unnameable) continue;
            return new(IsVisible(unnameable, compilation) ? RefusalReason.ExternAlias : RefusalReason.InaccessibleType, Short(unnameable));
        }

        // Neither a type argument nor a parameter's type can be a static class, so no accessor reaches a private method of a generic one.
        if (method.ContainingType is { IsStatic: true, IsGenericType: true } && !compilation.IsSymbolAccessibleWithin(method, compilation.Assembly))
        {
            return new(RefusalReason.GenericStaticClass);
        }

        return HiddenTypeParameter(method) is { } hidden ? new(RefusalReason.HiddenTypeParameter, hidden) : null;
    }

    static bool IsVisible(ITypeSymbol type, Compilation compilation) =>
        type is INamedTypeSymbol { IsFileLocal: false } && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);

    static IEnumerable<ITypeSymbol> SignatureTypes(IMethodSymbol method)
    {
        yield return method.ContainingType;
        yield return method.ReturnType;
        foreach (IParameterSymbol parameter in method.Parameters) yield return parameter.Type;
        foreach (ITypeParameterSymbol parameter in method.TypeParameters)
        {
            foreach (ITypeSymbol constraint in parameter.ConstraintTypes) yield return constraint;
        }
    }

    static bool HasPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => HasPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasPointer),
        _ => false,
    };

    static string? HiddenTypeParameter(IMethodSymbol method)
    {
        var names = new HashSet<string>(method.TypeParameters.Select(static parameter => parameter.Name), StringComparer.Ordinal);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (ITypeParameterSymbol parameter in type.TypeParameters)
            {
                if (!names.Add(parameter.Name)) return parameter.Name;
            }
        }

        return null;
    }

    static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
