using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Whether a partial method whose other half is ours can record its calls. That half stands in the user's type, so much that stops
/// an interceptor does not stop it.</summary>
static class PartialRules
{
    /// <summary>The first reason against it, or <see langword="null"/>.</summary>
    public static Refusal? Check(IMethodSymbol method, Compilation compilation)
    {
        if (CheckHalf(method, compilation) is { } refusal) return refusal;
        IMethodSymbol core = CoreMethod.Find(method).Core!;
        if (ReturnShapes.Of(core) is null) return new(RefusalReason.CustomAwaitable, OperationRules.Short(core.ReturnType));
        if (OperationRules.HiddenTypeParameter(method, method.TypeParameters) is { } hidden) return new(RefusalReason.HiddenTypeParameter, hidden);
        return OtherOwner(method, compilation) is { } other ? new(RefusalReason.TwoOwners, $"{other.ContainingType.Name}.{other.Name}") : null;
    }

    /// <summary>The first reason why the half cannot be written at all, be it without telemetry; or <see langword="null"/>.</summary>
    public static Refusal? CheckHalf(IMethodSymbol method, Compilation compilation)
    {
        if (PartialMethod.ClosedType(method) is { } closed) return new(RefusalReason.ClosedType, OperationRules.Short(closed));
        if (CoreMethod.Find(method).Refusal is { } refusal) return refusal;
        // A static core is called through its type, whose name is then that of another.
        if (method.IsStatic && OperationRules.HiddenTypeParameter(method, method.TypeParameters) is { } hidden) return new(RefusalReason.HiddenTypeParameter, hidden);
        if (method.IsVararg) return new(RefusalReason.ArgumentList);
        // The call of the core would be bound when it runs.
        if (method.Parameters.FirstOrDefault(static parameter => parameter.RefKind != RefKind.None && parameter.Type.TypeKind == TypeKind.Dynamic) is { } late) return new(RefusalReason.DynamicReference, late.Name);
        if (OperationRules.HiddenRoot(compilation) is { } root) return new(RefusalReason.GlobalName, root);
        foreach (ITypeSymbol type in SignatureTypes.Of(method))
        {
            if (Nameability.FirstUnnameable(type, compilation, insideItsType: true) is { } unnameable) return OperationRules.Unnameable(unnameable, compilation);
        }

        return null;
    }

    // A call through the interface would be recorded by its caller or a decorator, and by this method once more. Those may be in assemblies
    // that are built already, so it is this method that gives way.
    static IMethodSymbol? OtherOwner(IMethodSymbol method, Compilation compilation) =>
        BaseMembers.Of(method).Select(CallSiteParser.Declaration).FirstOrDefault(member => OperationParser.Parse(member, compilation)?.Operation is { Owner: OperationOwner.Caller or OperationOwner.Decorator });
}
