using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Structural;

/// <summary>Tells tests from what they test.</summary>
static class TestCode
{
    static readonly HashSet<string> s_attributes = new(StringComparer.Ordinal)
    {
        "FactAttribute", "TheoryAttribute", "TestAttribute", "TestCaseAttribute", "TestMethodAttribute", "DataTestMethodAttribute", "BenchmarkAttribute",
    };

    /// <summary>Whether the whole project is made of benchmarks.</summary>
    public static bool IsBenchmark(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static name => name.Name == "BenchmarkDotNet");

    /// <summary>Whether the member stands in a class that has tests.</summary>
    public static bool Is(ISymbol member)
    {
        for (INamedTypeSymbol? type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.GetMembers().OfType<IMethodSymbol>().Any(HasTestAttribute)) return true;
        }

        return false;
    }

    static bool HasTestAttribute(IMethodSymbol method) => method.GetAttributes().Any(static attribute => attribute.AttributeClass is { } type && s_attributes.Contains(type.Name));
}
