using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Configuration;

/// <summary>Tells test projects: what they log, trace and measure are made-up values.</summary>
static class TestProjects
{
    static readonly HashSet<string> s_frameworks = new(StringComparer.OrdinalIgnoreCase)
        { "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core" };

    /// <summary>Whether the compilation refers to a test framework.</summary>
    public static bool Include(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static name => s_frameworks.Contains(name.Name));
}
