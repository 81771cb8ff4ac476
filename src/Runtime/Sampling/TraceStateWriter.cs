using System.Text;

namespace InstrumentGen;

/// <summary>Writes what was decided into a <c>tracestate</c>, beside what others keep there.</summary>
static class TraceStateWriter
{
    // By the W3C Trace Context; who adds a member to so many leaves the last one out.
    const int MaxMembers = 32;

    /// <summary>A <c>tracestate</c> with a threshold, or without one.</summary>
    /// <param name="traceState">What there is. Members of others come through as they are, <c>ot</c> moves to the front as one that has changed
    /// does, and of it <c>rv</c> and all that is not of sampling stay; a <c>th</c> or <c>rv</c> that is not valid goes.</param>
    /// <param name="threshold"><see langword="null"/> takes the <c>th</c> away.</param>
    /// <returns>The same string where nothing changes; an empty one where nothing is left; <see langword="null"/> for <see langword="null"/> and
    /// no threshold.</returns>
    internal static string? Write(string? traceState, SamplingThreshold? threshold)
    {
        OpenTelemetryTraceState state = OpenTelemetryTraceState.Read(traceState);
        if (state.Threshold == threshold && !state.HasInvalid) return traceState;
        var text = new StringBuilder((traceState?.Length ?? 0) + OpenTelemetryTraceState.MaxLength);
        WriteValue(text, state, threshold);
        int members = text.Length > 0 ? 1 : 0;
        WriteOthers(text, traceState, members == 1 ? MaxMembers - 1 : int.MaxValue);
        return text.ToString();
    }

    // Where a threshold has no room, it stays away: how much a trace stands for is then not known, which is not wrong.
    static void WriteValue(StringBuilder text, OpenTelemetryTraceState state, SamplingThreshold? threshold)
    {
        const string Key = "ot=";
        string th = threshold is { } one ? $"th:{one}" : "";
        string kept = KeptPairs(state);
        int length = th.Length + kept.Length + (th.Length > 0 && kept.Length > 0 ? 1 : 0);
        if (length > OpenTelemetryTraceState.MaxLength) th = "";
        if (th.Length + kept.Length == 0) return;
        text.Append(Key).Append(th);
        if (th.Length > 0 && kept.Length > 0) text.Append(';');
        text.Append(kept);
    }

    static string KeptPairs(OpenTelemetryTraceState state)
    {
        var kept = new StringBuilder();
        ReadOnlySpan<char> rest = state.Value;
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<char> pair = TraceStateMembers.Next(ref rest, ';');
            bool goes = pair.IsEmpty || TraceStateMembers.IsThreshold(pair) || (TraceStateMembers.IsRandomness(pair) && state.Randomness is null);
            if (goes) continue;
            if (kept.Length > 0) kept.Append(';');
            kept.Append(pair);
        }

        return kept.ToString();
    }

    static void WriteOthers(StringBuilder text, ReadOnlySpan<char> rest, int room)
    {
        while (!rest.IsEmpty && room > 0)
        {
            ReadOnlySpan<char> member = TraceStateMembers.Next(ref rest, ',');
            if (TraceStateMembers.IsOpenTelemetry(member) || TraceStateMembers.IsBlank(member)) continue;
            if (text.Length > 0) text.Append(',');
            text.Append(member);
            room--;
        }
    }
}
