using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes what an assembly with operations has once: the manifest of those that its callers weave, and the attribute that hides
/// generated types.</summary>
static class AssemblyEmitter
{
    public static string Write(EquatableArray<string> exportedIds)
    {
        SourceWriter writer = Begin([]);
        if (exportedIds.Count > 0)
        {
            writer.Line($"[assembly: {Global("InstrumentGen.OperationManifest")}(");
            using (writer.Indent()) writer.Line(string.Join(",\n", exportedIds.Select(CSharpText.Literal)) + ")]");
            writer.Line();
        }

        // Partial and without a body, as the compiler's own generator API declares it: several generators may.
        using (writer.Block("namespace Microsoft.CodeAnalysis"))
        {
            writer.Line($"internal sealed partial class EmbeddedAttribute : {Global("System.Attribute")}");
            writer.Line("{");
            writer.Line("}");
        }

        return writer.ToString();
    }
}
