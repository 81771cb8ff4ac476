using System.CommandLine;

namespace InstrumentGen.Tool.Catalogues;

/// <summary><c>catalog</c>: prints the catalogues of assemblies.</summary>
static class CatalogCommand
{
    const string Table = "table";
    const string Json = "json";

    public static Command Create()
    {
        var assemblies = new Argument<string[]>("assembly")
        {
            Description = "Built assemblies, such as bin/Debug/net10.0/App.dll.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format", "-f") { Description = "How the catalogue is printed.", DefaultValueFactory = static _ => Table };
        format.AcceptOnlyFromAmong(Table, Json);
        var output = new Option<string?>("--output", "-o") { Description = "The file to write to instead of the terminal.", HelpName = "file" };
        var command = new Command("catalog", "Prints the operations of assemblies with their spans, metrics, label domains and outcomes.") { assemblies, format, output };
        command.Aliases.Add("catalogue");
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetRequiredValue(assemblies),
            result.GetRequiredValue(format),
            result.GetValue(output),
            result.InvocationConfiguration.Output,
            cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string[] paths, string format, string? file, TextWriter output, CancellationToken cancellationToken)
    {
        // All are read before anything is written: half a document would be taken for a whole one.
        IReadOnlyList<AssemblyCatalogue> catalogues = await ReadAsync(paths, cancellationToken);
        bool isJson = format == Json;
        if (file is null)
        {
            if (isJson) await output.WriteAsync(CatalogueJson.Write(catalogues).AsMemory(), cancellationToken);
            else CatalogueTable.Write(output, catalogues);
        }
        else
        {
            string text = isJson ? CatalogueJson.Write(catalogues) : CatalogueTable.Text(catalogues);
            await OutputFile.WriteAsync(file, mode: null, writer => writer.WriteAsync(text.AsMemory(), cancellationToken));
        }

        return ExitCode.Success;
    }

    // Every file that cannot be used is named, not only the first.
    static async Task<IReadOnlyList<AssemblyCatalogue>> ReadAsync(string[] paths, CancellationToken cancellationToken)
    {
        List<AssemblyCatalogue> catalogues = [];
        List<string> problems = [];
        foreach (string path in paths)
        {
            try
            {
                catalogues.Add(await AssemblyCatalogue.ReadAsync(path, cancellationToken));
            }
            catch (InputException exception)
            {
                problems.Add(PlainText.Of(exception.Message));
            }
        }

        return problems.Count == 0 ? catalogues : throw new InputException(string.Join('\n', problems));
    }
}
