using InstrumentGen.Audit;
using Spectre.Console;

namespace Shop.Demo;

/// <summary>Shows what is in the audit trail, and whether it is as it was written.</summary>
static class TrailVerification
{
    const int Shown = 4;

    /// <returns>Whether it is intact and holds something.</returns>
    public static bool Show(IAnsiConsole console, string path)
    {
        AuditVerification found = AuditVerifier.Verify(path);
        console.WriteLine(found.IsIntact
            ? $"The audit trail is intact: {found.Records:#,0} records, head {found.Head[..12]}..."
            : $"The audit trail is not as it was written: {found.Problem!.Message}");
        foreach (var action in AuditReader.Read(path).GroupBy(static entry => (entry.Record.Action, entry.Record.Outcome)).OrderBy(static group => group.Key))
        {
            console.WriteLine($"  {action.Key.Action,-16} {action.Key.Outcome.ToString().ToLowerInvariant(),-8} {action.Count(),7:#,0}");
        }

        console.WriteLine("The latest:");
        foreach (var entry in AuditReader.Read(path, new AuditFilter { NewestFirst = true }).Take(Shown))
        {
            console.WriteLine($"  {entry.Record.Action} {entry.Record.Outcome.ToString().ToLowerInvariant()} by {entry.Record.Actor?[..Math.Min(8, entry.Record.Actor.Length)]} on {entry.Record.Resource}");
        }

        return found is { IsIntact: true, Records: > 0 };
    }
}
