using System.CommandLine;
using InstrumentGen.Audit;

namespace InstrumentGen.Tool.Auditing;

/// <summary><c>audit export</c>: writes records for other programs.</summary>
static class ExportCommand
{
    const string JsonLines = "jsonl";
    const string Csv = "csv";
    const string Newline = "\n";
    const string CsvNewline = "\r\n";
    const int RecordsBetweenLooks = 1000;

    public static Command Create()
    {
        Argument<string[]> trails = TrailArguments.Several();
        var format = new Option<string>("--format", "-f") { Description = "JSON lines with the records as they are stored, or CSV for spreadsheets.", DefaultValueFactory = static _ => JsonLines };
        format.AcceptOnlyFromAmong(JsonLines, Csv);
        var file = new Option<string?>("--output", "-o") { Description = "The file to write to instead of the terminal; only its owner can read it.", HelpName = "file" };
        var filter = new FilterOptions();
        var access = new AccessOptions();
        var command = new Command("export", "Writes the records of trails and archives, the oldest of each first. It does not verify them.") { trails, format, file };
        filter.AddTo(command);
        access.AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            string[] paths = result.GetRequiredValue(trails);
            IEnumerable<AuditEntry> entries = paths.SelectMany(path => TrailErrors.Told(AuditReader.Read(path, filter.Of(result))));
            var progress = new RecordProgress(result.InvocationConfiguration.Error, TimeProvider.System, "exported");
            bool isCsv = result.GetValue(format) == Csv;
            return access.RunAsync(result, "audit.export", paths, async () =>
            {
                if (result.GetValue(file) is { } path) await OutputFile.WriteAsync(path, UnixFileMode.UserRead | UnixFileMode.UserWrite, Write);
                else await Write(result.InvocationConfiguration.Output);
                return ExitCode.Success;

                Task Write(TextWriter writer) => WriteAsync(writer, entries, isCsv, progress, cancellationToken);
            });
        });
        return command;
    }

    static async Task WriteAsync(TextWriter writer, IEnumerable<AuditEntry> entries, bool isCsv, RecordProgress progress, CancellationToken cancellationToken)
    {
        string newline = isCsv ? CsvNewline : Newline;
        if (isCsv) await writer.WriteAsync(RecordCsv.Header + newline);
        long count = 0;
        foreach (AuditEntry entry in entries)
        {
            await writer.WriteAsync((isCsv ? RecordCsv.Line(entry) : RecordJson.Line(entry)) + newline);
            if (++count % RecordsBetweenLooks != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(count);
        }
    }
}
