using System.Globalization;
using InstrumentGen.Audit;

namespace InstrumentGen.Tool.Auditing;

/// <summary>Writes records as lines for people: one each, so that they can be read while they come.</summary>
static class RecordTable
{
    public static string Line(AuditEntry entry)
    {
        AuditRecord record = entry.Record;
        string duration = record.Duration is { } took ? string.Create(CultureInfo.InvariantCulture, $" in {took.TotalMilliseconds:0.###} ms") : "";
        string[] parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{entry.Sequence,8} {record.Time:yyyy-MM-dd HH:mm:ss.fff}Z {record.Outcome.ToString().ToLowerInvariant(),-8} {record.Action}"),
            $" by {record.Actor ?? "(unknown)"}",
            record.ClientAddress is { } address ? $" from {address}" : "",
            record.Resource is { } resource ? $" on {resource}" : "",
            record.Reason is { } reason ? $" because {reason}" : "",
            record.Error is { } error ? $" with {error}" : "",
            duration,
            string.Concat(record.Details.Select(static detail => $" {detail.Key}={detail.Value.GetRawText()}")),
            record.TraceId is { } trace ? $" trace={trace}" : "",
        ];
        return PlainText.Of(string.Concat(parts));
    }
}
