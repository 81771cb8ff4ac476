namespace InstrumentGen;

/// <summary>How a <c>tracestate</c> is put together: members of vendors, and in the value of <c>ot</c> pairs of OpenTelemetry.</summary>
static class TraceStateMembers
{
    // Optional white space around a member, by the W3C Trace Context.
    const string WhiteSpace = " \t";

    /// <summary>Takes the part in front of the next separator.</summary>
    internal static ReadOnlySpan<char> Next(scoped ref ReadOnlySpan<char> rest, char separator)
    {
        int end = rest.IndexOf(separator);
        ReadOnlySpan<char> part = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return part;
    }

    internal static bool IsOpenTelemetry(ReadOnlySpan<char> member) => member.TrimStart(WhiteSpace).StartsWith("ot=");

    internal static bool IsBlank(ReadOnlySpan<char> member) => member.Trim(WhiteSpace).IsEmpty;

    internal static ReadOnlySpan<char> ValueOf(ReadOnlySpan<char> member) => member.Trim(WhiteSpace)[3..];

    internal static bool IsThreshold(ReadOnlySpan<char> pair) => pair.StartsWith("th:");

    internal static bool IsRandomness(ReadOnlySpan<char> pair) => pair.StartsWith("rv:");
}
