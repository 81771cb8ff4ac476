using System.CommandLine;
using InstrumentGen.Audit;

namespace InstrumentGen.Tool.Auditing;

/// <summary><c>audit query</c>: shows the records that are looked for.</summary>
static class QueryCommand
{
    const string Table = "table";
    const string Json = "json";
    const int Most = 100;

    public static Command Create()
    {
        Argument<string> trail = TrailArguments.One();
        var format = new Option<string>("--format", "-f") { Description = "How records are shown: lines for people, or JSON lines.", DefaultValueFactory = static _ => Table };
        format.AcceptOnlyFromAmong(Table, Json);
        var limit = new Option<int>("--limit", "-n") { Description = "How many records at most; 0 for all.", DefaultValueFactory = static _ => Most, HelpName = "number" };
        var oldest = new Option<bool>("--oldest-first") { Description = "Show the oldest first, not the newest." };
        var filter = new FilterOptions();
        var access = new AccessOptions();
        var command = new Command("query", "Shows the records of a trail that fit all that is asked for, the newest first. It does not verify them.") { trail, format, limit, oldest };
        filter.AddTo(command);
        access.AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            string path = result.GetRequiredValue(trail);
            int most = result.GetValue(limit) is > 0 and var given ? given : int.MaxValue;
            Func<AuditEntry, string> line = result.GetValue(format) == Json ? RecordJson.Line : RecordTable.Line;
            AuditFilter wanted = filter.Of(result, newestFirst: !result.GetValue(oldest));
            return access.RunAsync(result, "audit.query", [path], async () =>
            {
                foreach (AuditEntry entry in TrailErrors.Told(AuditReader.Read(path, wanted)).Take(most))
                {
                    await result.InvocationConfiguration.Output.WriteLineAsync(line(entry).AsMemory(), cancellationToken);
                }

                return ExitCode.Success;
            });
        });
        return command;
    }
}
