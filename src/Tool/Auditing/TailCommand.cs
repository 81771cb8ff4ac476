using System.CommandLine;
using InstrumentGen.Audit;

namespace InstrumentGen.Tool.Auditing;

/// <summary><c>audit tail</c>: shows the last records, and those that come.</summary>
static class TailCommand
{
    const int Last = 20;
    static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        Argument<string> trail = TrailArguments.One();
        var count = new Option<int>("--lines", "-n") { Description = "How many of the last records are shown.", DefaultValueFactory = static _ => Last, HelpName = "number" };
        var follow = new Option<bool>("--follow") { Description = "Go on with records as they come, until Ctrl+C." };
        var filter = new FilterOptions();
        var access = new AccessOptions();
        var command = new Command("tail", "Shows the last records of a trail.") { trail, count, follow };
        filter.AddTo(command);
        access.AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            string path = result.GetRequiredValue(trail);
            return access.RunAsync(result, "audit.tail", [path], async () =>
            {
                TextWriter output = result.InvocationConfiguration.Output;
                AuditEntry[] last = [.. TrailErrors.Told(AuditReader.Read(path, filter.Of(result, newestFirst: true))).Take(result.GetValue(count)).Reverse()];
                foreach (AuditEntry entry in last) await output.WriteLineAsync(RecordTable.Line(entry));
                if (result.GetValue(follow)) await FollowAsync(path, filter.Of(result), last.LastOrDefault()?.Sequence, output, cancellationToken);
                return ExitCode.Success;
            });
        });
        return command;
    }

    static async Task FollowAsync(string path, AuditFilter filter, long? after, TextWriter output, CancellationToken cancellationToken)
    {
        // Where none fitted, those that are there already are not shown either.
        long last = after ?? TrailErrors.Told(AuditReader.Read(path, new AuditFilter { NewestFirst = true })).FirstOrDefault()?.Sequence ?? 0;
        while (true)
        {
            await output.FlushAsync(cancellationToken);
            await Task.Delay(s_pause, cancellationToken);
            foreach (AuditEntry entry in TrailErrors.Told(AuditReader.Read(path, filter with { AfterSequence = Math.Max(filter.AfterSequence, last) })))
            {
                await output.WriteLineAsync(RecordTable.Line(entry));
                last = entry.Sequence;
            }
        }
    }
}
