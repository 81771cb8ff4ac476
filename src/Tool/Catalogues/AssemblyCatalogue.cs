using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace InstrumentGen.Tool.Catalogues;

/// <summary>The catalogue of one assembly, with where its operations and log events are declared.</summary>
/// <param name="Known">What this tool knows of it.</param>
/// <param name="Whole">The document as it was written.</param>
/// <param name="Positions">Where operations and log events are declared, by their ids; some may be missing.</param>
/// <param name="Coverage">How many of their calls are woven, by their ids; some may be missing.</param>
/// <param name="LogCalls">How many classic log calls are woven, where the build was asked to.</param>
sealed record AssemblyCatalogue(
    Catalogue Known,
    JsonObject Whole,
    IReadOnlyDictionary<string, CataloguePosition> Positions,
    IReadOnlyDictionary<string, CatalogueCoverage> Coverage,
    CatalogueLogCalls? LogCalls)
{
    /// <summary>Reads the catalogue of an assembly.</summary>
    /// <exception cref="InputException">The file is no assembly, or one without a catalogue that can be read.</exception>
    public static async Task<AssemblyCatalogue> ReadAsync(string path, CancellationToken cancellationToken)
    {
        byte[] bytes = await ReadFileAsync(path, cancellationToken);
        AssemblyMetadata metadata = AssemblyMetadata.Read(path, ImmutableCollectionsMarshal.AsImmutableArray(bytes));
        if (metadata.Catalogue is null) throw new InputException(NoCatalogue(path, metadata.InstrumentedAssemblies));
        (Catalogue known, JsonObject whole) = CatalogueParser.Parse<Catalogue>(path, metadata.Catalogue);
        return new AssemblyCatalogue(
            known,
            whole,
            ById(path, metadata.Positions, static (CataloguePositions document) => document.Positions, static position => position.Id),
            ById(path, metadata.Coverage, static (CatalogueCoverages document) => document.Coverage, static coverage => coverage.Id),
            metadata.LogCalls is null ? null : CatalogueParser.Parse<CatalogueLogCalls>(path, metadata.LogCalls).Known);
    }

    // What stands beside the catalogue, if it does: one of each id, as a damaged file may have two.
    static Dictionary<string, T> ById<TDocument, T>(string path, string? json, Func<TDocument, IEnumerable<T>> items, Func<T, string> id)
    {
        Dictionary<string, T> byId = new(StringComparer.Ordinal);
        if (json is null) return byId;
        foreach (T item in items(CatalogueParser.Parse<TDocument>(path, json).Known)) byId.TryAdd(id(item), item);
        return byId;
    }

    static async Task<byte[]> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path)) throw new InputException($"'{path}' is a directory. Give the assemblies in it.");
        if (!File.Exists(path)) throw new InputException($"'{path}' does not exist. Build the project, and give the path of its .dll.");
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"'{path}' cannot be read: {exception.Message}");
        }
    }

    // A program may have no operations of its own and run those of its libraries.
    static string NoCatalogue(string path, IReadOnlyList<string> instrumented) => instrumented.Count == 0
        ? $"'{path}' was not built with InstrumentGen, or has no operations and no log events. Add the package to its project, and [Traced], [Metered], [Logged], [Audited] or [LogEvent] to a method."
        : $"'{path}' has no operations of its own, but runs those of {string.Join(", ", instrumented)}. Give those assemblies.";
}
