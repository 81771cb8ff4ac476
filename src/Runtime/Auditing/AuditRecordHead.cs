using System.Diagnostics;

namespace InstrumentGen;

/// <summary>What each record has of its own, beside what it shares with others of its call.</summary>
static class AuditRecordHead
{
    static readonly byte[][] s_outcomes = [.. Enum.GetValues<AuditOutcome>().Select(static outcome => AuditText.Field("outcome", AuditRecord.TextOf(outcome)))];

    internal static void Write(LogLine line, AuditCallId id, DateTime utc, ReadOnlySpan<byte> action, AuditOutcome outcome, long elapsed, string? error)
    {
        line.Raw("{\"id\":\""u8);
        id.Write(line);
        line.Raw("\",\"time\":\""u8);
        line.UpToSecond(utc);
        line.Microseconds(utc);
        line.Raw("Z\""u8);
        line.Raw(action);
        line.Raw(s_outcomes[(int)outcome]);
        if (outcome == AuditOutcome.Attempt) return;
        line.Raw(",\"duration_us\":"u8);
        line.Integer((long)(elapsed * (1_000_000d / Stopwatch.Frequency)));
        if (error is null) return;
        line.Raw(",\"error\":\""u8);
        line.Text(error);
        line.Raw((byte)'"');
    }
}
