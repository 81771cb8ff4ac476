using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InstrumentGen.Tool.Catalogues;

/// <summary>Reads the JSON documents of an assembly's attributes.</summary>
static class CatalogueParser
{
    static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = default,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a document, both as what this tool knows of it and whole: fields that it does not know are passed on.</summary>
    /// <exception cref="InputException">The document is of a newer version, or damaged.</exception>
    public static (T Known, JsonObject Whole) Parse<T>(string path, string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            int version = document.RootElement.GetProperty("version").GetInt32();
            if (version > Catalogue.KnownVersion)
            {
                throw new InputException(
                    $"The catalogue of '{path}' has version {version}; this tool knows up to {Catalogue.KnownVersion}. Update it: dotnet tool update InstrumentGen.Tool.");
            }

            if (version > 0 && IsSound(document.RootElement) && document.Deserialize<T>(s_options) is { } known)
            {
                return (known, JsonObject.Create(document.RootElement.Clone())!);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // Not JSON, or not this document.
        }

        throw new InputException($"The catalogue of '{path}' is damaged. Build the assembly again.");
    }

    // A field that has no value is left out, never null. GetString throws where an escape is half a surrogate pair, which is no text.
    [SuppressMessage("Performance", "CA1806", Justification = "The string is read for the exception that it may throw.")]
    static bool IsSound(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(static property => property.Name is not null && IsSound(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsSound),
        JsonValueKind.String => element.GetString() is not null,
        JsonValueKind.Null => false,
        _ => true,
    };
}
