using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>What test compilations refer to: the platform that the tests run on, and our runtime.</summary>
static class Platform
{
    /// <summary>The reference to InstrumentGen.dll.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(TracedAttribute).Assembly.Location);

    /// <summary>The platform, without InstrumentGen. The references are shared, so that symbols of the platform are read once.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll"))
            .OrderBy(static path => path, StringComparer.Ordinal)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
