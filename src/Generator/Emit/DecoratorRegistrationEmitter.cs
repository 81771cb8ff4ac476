using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes what tells the runtime of an assembly's decorators: without reflection, before anything of the assembly runs.</summary>
static class DecoratorRegistrationEmitter
{
    public static string Write(EquatableArray<DecoratorEntryModel> entries)
    {
        SourceWriter writer = Begin();
        using (writer.Block($"namespace {GeneratedNames.Namespace}"))
        {
            // Not embedded: nobody names it, and it is written where nothing else is.
            writer.Line(GeneratedCode).Line(ExcludeFromCodeCoverage);
            if (entries.Any(static entry => entry.IsObsolete)) writer.Line(Obsolete);
            using (writer.Block("internal static class Decorators"))
            {
                writer.Line($"[{Global("System.Runtime.CompilerServices.ModuleInitializer")}]");
                using (writer.Block("internal static void Register()")) writer.Lines(entries.Select(Statement));
            }
        }

        return writer.ToString();
    }

    static string Statement(DecoratorEntryModel entry)
    {
        string decorators = Global("InstrumentGen.OperationDecorators");
        return entry switch
        {
            { Decorator: null } => $"{decorators}.Leave(typeof({entry.Service}));",
            { IsGeneric: true } => $"{decorators}.Add(typeof({entry.Service}), typeof({entry.Decorator}));",
            _ => $"{decorators}.Add<{entry.Service}>(static decorated => new {entry.Decorator}(decorated));",
        };
    }
}
