using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>What test compilations refer to: the platform that the tests run on, and our runtime.</summary>
static class Platform
{
    // What our attributes derive from, what decorators of generic interfaces are made by, and what log events go to: the package brings them.
    static readonly string[] s_ofOurRuntime = ["Microsoft.Extensions.Compliance.Abstractions.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "OpenTelemetry.Api.dll"];

    /// <summary>The name of projects that are many and never meet.</summary>
    public const string SharedName = "Application";

    static readonly string[] s_libraries =
        ["InstrumentGen.AspNetCore.", "InstrumentGen.Audit.", "InstrumentGen.OpenTelemetry.", "InstrumentGen.Prometheus.", "Microsoft.AspNetCore.", "Microsoft.Data.Sqlite.", "Microsoft.EntityFrameworkCore.", "Microsoft.Extensions.", "Microsoft.Net.", "NLog.", "OpenTelemetry.", "Prometheus.", "Serilog.", "Spectre."];

    /// <summary>The reference to InstrumentGen.dll.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(TracedAttribute).Assembly.Location);

    /// <summary>Logging, ASP.NET Core, metrics and tracing libraries, where the tests refer to them.</summary>
    public static IReadOnlyList<MetadataReference> Libraries { get; } = Find(static name =>
        !s_ofOurRuntime.Contains(name) && s_libraries.Any(library => name.StartsWith(library, StringComparison.Ordinal)));

    /// <summary>The platform, without InstrumentGen. The references are shared, so that symbols of the platform are read once.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = Find(static name =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll" || s_ofOurRuntime.Contains(name));

    static readonly ConcurrentDictionary<(bool Runtime, bool Libraries), CSharpCompilation> s_empty = [];

    /// <summary>A compilation without code. Those that are made from it share what was read of its references; of one name, it is not even
    /// looked up again.</summary>
    public static CSharpCompilation Empty(string name, bool referencesRuntime, bool referencesLibraries) =>
        s_empty.GetOrAdd((referencesRuntime, referencesLibraries), static key => CSharpCompilation.Create(
            SharedName,
            references: [.. References, .. key.Runtime ? [Runtime] : Array.Empty<MetadataReference>(), .. key.Libraries ? Libraries : []],
            options: new(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.Public)))
        .WithAssemblyName(name);

    static MetadataReference[] Find(Func<string, bool> isWanted) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => isWanted(Path.GetFileName(path)))
            .OrderBy(static path => path, StringComparer.Ordinal)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
