using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Members of extension blocks. The compiler makes of each a static method that takes the receiver first, has its attributes, and can
/// be called by its own name: that one is the operation, however it is called.</summary>
static class ExtensionMembers
{
    /// <summary>The static method that the compiler makes of an extension member; any other method itself.</summary>
    public static IMethodSymbol ImplementationOf(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary && method.AssociatedExtensionImplementation is { } implementation ? implementation : method;

    /// <summary>The method as it is written: the extension member of the static method that the compiler made of it; any other method itself.</summary>
    public static IMethodSymbol DeclarationOf(IMethodSymbol method)
    {
        if (!method.IsImplicitlyDeclared || method.ContainingType is not { IsStatic: true } holder) return method;
        return holder.GetTypeMembers().Where(static type => type.IsExtension)
            .SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>())
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.AssociatedExtensionImplementation, method)) ?? method;
    }
}
