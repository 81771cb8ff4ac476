using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Finds namespaces by their names.</summary>
static class Namespaces
{
    /// <summary>The namespace of a full name in what a compilation itself declares; <see langword="null"/> where it declares nothing there.</summary>
    public static INamespaceSymbol? Find(Compilation compilation, string name)
    {
        INamespaceSymbol? space = compilation.Assembly.GlobalNamespace;
        foreach (string part in name.Split('.')) space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        return space;
    }
}
