using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Whether a method can be woven. The generator skips what is refused; an analyzer tells why.</summary>
static class OperationRules
{
    static readonly string[] s_roots = ["System", "Microsoft", "InstrumentGen"];

    /// <summary>The first reason against weaving the method, or <see langword="null"/>.</summary>
    public static Refusal? Check(IMethodSymbol method, Compilation compilation) =>
        PartialMethod.IsOurs(method) ? PartialRules.Check(method, compilation) : CheckIntercepted(method, compilation);

    static Refusal? CheckIntercepted(IMethodSymbol method, Compilation compilation) =>
        CheckKind(method) ?? CheckReturn(method) ?? CheckSignature(method, compilation) ?? CheckNames(method, compilation);

    static Refusal? CheckKind(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } => new(RefusalReason.LocalFunction),
        { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove } => new(RefusalReason.Accessor),
        { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => new(RefusalReason.Operator),
        { MethodKind: MethodKind.Destructor } => new(RefusalReason.Finalizer),
        { MethodKind: MethodKind.ExplicitInterfaceImplementation } => new(RefusalReason.ExplicitImplementation),
        { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } when method.IsAbstract || method.IsVirtual => new(RefusalReason.StaticAbstract),
        _ when PartialMethod.MayStayWithoutBody(method) => new(RefusalReason.NoBody),
        { IsConditional: true } => new(RefusalReason.Conditional),
        _ when AttributeReader.Has(method, MetadataNames.UnmanagedCallersOnly) => new(RefusalReason.UnmanagedCallersOnly),
        _ => null,
    };

    static Refusal? CheckReturn(IMethodSymbol method)
    {
        IMethodSymbol implementation = ExtensionMembers.DeclarationOf(method.PartialImplementationPart ?? method);
        if (implementation is { IsAsync: true, ReturnsVoid: true }) return new(RefusalReason.AsyncVoid);
        return ReturnShapes.Of(method) is null ? new(RefusalReason.CustomAwaitable, Short(method.ReturnType)) : null;
    }

    static Refusal? CheckSignature(IMethodSymbol method, Compilation compilation)
    {
        if (method.IsVararg) return new(RefusalReason.ArgumentList);
        // Neither a type argument nor a parameter's type can be a static class, so no accessor reaches a method of a generic one.
        return method.ContainingType.IsGenericType && TargetParser.Access(method, compilation) == TargetAccess.AccessorByTypeName
            ? new(RefusalReason.GenericStaticClass)
            : null;
    }

    static Refusal? CheckNames(IMethodSymbol method, Compilation compilation)
    {
        // All that is generated begins with the name of one of these namespaces, and so could not be told from a member of the type.
        if (HiddenRoot(compilation) is { } root) return new(RefusalReason.GlobalName, root);
        foreach (ITypeSymbol type in SignatureTypes.Of(method))
        {
            if (Nameability.FirstUnnameable(type, compilation) is { } unnameable) return Unnameable(unnameable, compilation);
        }

        return HiddenTypeParameter(method) is { } hidden ? new(RefusalReason.HiddenTypeParameter, hidden) : null;
    }

    /// <summary>A type in the global namespace that hides a namespace that generated code needs.</summary>
    public static string? HiddenRoot(Compilation compilation) =>
        s_roots.FirstOrDefault(root => compilation.Assembly.GlobalNamespace.GetTypeMembers(root, 0).Any(static type => !type.IsFileLocal));

    /// <summary>The refusal of a type that cannot be named.</summary>
    public static Refusal Unnameable(INamedTypeSymbol type, Compilation compilation) => new(Reason(TypeFacts.Of(type, compilation).Naming), Short(type));

    static RefusalReason Reason(TypeNaming naming) => naming switch
    {
        TypeNaming.AliasedOnly => RefusalReason.ExternAlias,
        TypeNaming.Ambiguous => RefusalReason.AmbiguousType,
        _ => RefusalReason.InaccessibleType,
    };

    public static bool HasPointer(ITypeSymbol type) => SignatureTypes.Parts(type).Any(static part => part is IPointerTypeSymbol or IFunctionPointerTypeSymbol);

    /// <summary>A name that a type parameter shares with another that the declaration needs.</summary>
    public static string? HiddenTypeParameter(IMethodSymbol method) => HiddenTypeParameter(method, method.TypeParameters.Concat<ISymbol>(method.Parameters));

    /// <summary>A name that a type parameter of a containing type shares with one of those given, or with one of another containing
    /// type.</summary>
    public static string? HiddenTypeParameter(IMethodSymbol method, IEnumerable<ISymbol> others)
    {
        var names = new HashSet<string>(others.Select(static other => other.Name), StringComparer.Ordinal);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (ITypeParameterSymbol parameter in type.TypeParameters)
            {
                if (!names.Add(parameter.Name)) return parameter.Name;
            }
        }

        return null;
    }

    /// <summary>A type or member, for a message.</summary>
    public static string Short(ISymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
