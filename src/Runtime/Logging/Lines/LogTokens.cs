namespace InstrumentGen;

/// <summary>The texts that stand for values.</summary>
static class LogTokens
{
    internal const string NullText = "(null)";
    internal const string UnreadableText = "[unreadable]";
    internal const string OriginalFormat = "{OriginalFormat}";

    internal static ReadOnlySpan<byte> Null => "(null)"u8;

    internal static ReadOnlySpan<byte> Redacted => "[redacted]"u8;

    internal static ReadOnlySpan<byte> Unreadable => "[unreadable]"u8;

    internal static ReadOnlySpan<byte> More => "..."u8;
}
