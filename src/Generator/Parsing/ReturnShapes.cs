using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Tells from a return type when a call has ended.</summary>
static class ReturnShapes
{
    /// <summary>The shape, or <see langword="null"/> where the type can be awaited in a way that we do not follow.</summary>
    public static ReturnShape? Of(IMethodSymbol method)
    {
        if (method.ReturnsVoid) return ReturnShape.Void;
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return ReturnShape.Reference;
        if (Iterators.Is(method)) return ReturnShape.Sequence;
        if (IsInThreadingTasks(method.ReturnType, out string name))
        {
            if (name == "Task") return ReturnShape.Task;
            if (name == "ValueTask") return ReturnShape.ValueTask;
        }

        return IsAwaitable(method.ReturnType) ? null : ReturnShape.Value;
    }

    static bool IsInThreadingTasks(ITypeSymbol type, out string name)
    {
        name = type.Name;
        return type is INamedTypeSymbol
        {
            ContainingType: null,
            ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
        };
    }

    static bool IsAwaitable(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter) return parameter.ConstraintTypes.Any(IsAwaitable);
        for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (HasAwaiter(one)) return true;
        }

        return type.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(HasAwaiter);
    }

    static bool HasAwaiter(ITypeSymbol type) =>
        type.GetMembers("GetAwaiter").Any(static member => member is IMethodSymbol { Parameters.Length: 0, IsStatic: false });
}
