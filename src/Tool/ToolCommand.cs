using System.CommandLine;
using InstrumentGen.Tool.Auditing;
using InstrumentGen.Tool.Catalogues;

namespace InstrumentGen.Tool;

/// <summary>The command line <c>dotnet instrumentgen</c>.</summary>
static class ToolCommand
{
    /// <summary>Runs the tool.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Reads from built assemblies what InstrumentGen knows of them, and audit trails. It never loads or runs what it reads.") { CatalogCommand.Create(), AuditCommand.Create() };
        // What the user gave wrongly is an InputException; the default handler would print a stack trace of it.
        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            return await root.Parse(arguments).InvokeAsync(configuration, cancellationToken);
        }
        catch (InputException exception)
        {
            foreach (string line in exception.Message.Split('\n')) await error.WriteLineAsync(PlainText.Of(line));
            return exception.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Canceled;
        }
    }
}
