using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Partial methods that another generator writes the other half of. Generators do not see each other's code, so the attribute that
/// asks for it has to tell.</summary>
static class OtherGenerators
{
    static readonly string[] s_attributes =
    [
        MetadataNames.LogEvent,
        MetadataNames.Scope,
        MetadataNames.LoggerMessage,
        "System.Runtime.InteropServices.LibraryImportAttribute",
        "System.Runtime.InteropServices.JavaScript.JSExportAttribute",
        "System.Runtime.InteropServices.JavaScript.JSImportAttribute",
        "System.Text.RegularExpressions.GeneratedRegexAttribute",
    ];

    public static bool Write(IMethodSymbol definition) => s_attributes.Any(attribute => AttributeReader.Has(definition, attribute));
}
