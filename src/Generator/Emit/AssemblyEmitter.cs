using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes what an assembly has once: the manifest of the operations that its callers weave, the assemblies to listen to, and the
/// attribute that hides generated types.</summary>
static class AssemblyEmitter
{
    public static string Write(AssemblyModel assembly)
    {
        SourceWriter writer = Begin();
        WriteAttribute(writer, "InstrumentGen.InstrumentedAssemblies", assembly.InstrumentedAssemblies);
        string iterators = assembly.IteratorIds.Count == 0 ? "" : $",\nIterators = new[] {{ {string.Join(", ", assembly.IteratorIds.Select(CSharpText.Literal))} }}";
        WriteAttribute(writer, "InstrumentGen.OperationManifest", assembly.ExportedIds, iterators);

        if (assembly.HasGeneratedTypes) WriteEmbeddedAttribute(writer);
        return writer.ToString();
    }

    // Partial and without a body, as the compiler's own generator API declares it: several generators may.
    static void WriteEmbeddedAttribute(SourceWriter writer)
    {
        using (writer.Block("namespace Microsoft.CodeAnalysis"))
        {
            writer.Line($"internal sealed partial class EmbeddedAttribute : {Global("System.Attribute")}");
            writer.Line("{");
            writer.Line("}");
        }
    }

    static void WriteAttribute(SourceWriter writer, string attribute, EquatableArray<string> values, string more = "")
    {
        if (values.Count == 0) return;
        writer.Line($"[assembly: {Global(attribute)}(");
        using (writer.Indent()) writer.Line(string.Join(",\n", values.Select(CSharpText.Literal)) + more + ")]");
        writer.Line();
    }
}
