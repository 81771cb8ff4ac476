using System.Buffers;
using System.Globalization;

namespace InstrumentGen.AspNetCore;

/// <summary>A request as a line of the format <c>combined</c> of Apache and nginx:
/// <c>address - user [day/month/year:hour:minute:second +0000] "method target HTTP/version" status bytes "referer" "agent"</c>.</summary>
static class CombinedFormat
{
    /// <summary>The target of a request that no route matched, where paths are not said.</summary>
    internal const string Unmatched = "[unmatched]";

    const int MostDigits = 20;
    const int TimeLength = 32;

    internal static void Write(in AccessLogEntry entry, IBufferWriter<byte> line)
    {
        Span<char> address = stackalloc char[ClientAddress.MostChars];
        int length = entry.Settings.WriteAddress(entry.ClientAddress, address);
        WriteWord(address[..length], line);
        line.Write(" - "u8);
        WriteWord(entry.UserName, line);
        WriteTime(entry.Started, line);
        WriteRequest(entry, line);
        WriteNumber(entry.Status, line);
        line.Write(" "u8);
        if (entry.ResponseBytes is { } bytes) WriteNumber(bytes, line);
        else line.Write("-"u8);
        line.Write(" \""u8);
        WriteReferer(entry, line);
        line.Write("\" \""u8);
        WriteQuoted(entry.UserAgent, line);
        line.Write("\"\n"u8);
    }

    static void WriteRequest(in AccessLogEntry entry, IBufferWriter<byte> line)
    {
        CombinedText.WriteWord(entry.Method, line);
        line.Write(" "u8);
        CombinedText.WriteWord(entry.Path ?? entry.Route ?? Unmatched, line);
        if (!string.IsNullOrEmpty(entry.Query))
        {
            line.Write("?"u8);
            CombinedText.WriteWord(entry.Settings.QueryText(entry.Query), line);
        }

        line.Write(" HTTP/"u8);
        WriteWord(entry.Version, line);
        line.Write("\" "u8);
    }

    static void WriteReferer(in AccessLogEntry entry, IBufferWriter<byte> line)
    {
        ReadOnlySpan<char> referer = entry.Referer;
        int fragment = referer.IndexOf('#');
        if (fragment >= 0) referer = referer[..fragment];
        int query = referer.IndexOf('?');
        WriteQuoted(query < 0 ? referer : referer[..query], line);
        if (query < 0) return;
        line.Write("?"u8);
        CombinedText.WriteQuoted(entry.Settings.QueryText(referer[query..]), line);
    }

    static void WriteTime(DateTimeOffset time, IBufferWriter<byte> line)
    {
        line.Write(" ["u8);
        _ = time.UtcDateTime.TryFormat(line.GetSpan(TimeLength), out int written, "dd/MMM/yyyy:HH:mm:ss", CultureInfo.InvariantCulture);
        line.Advance(written);
        line.Write(" +0000] \""u8);
    }

    static void WriteNumber(long number, IBufferWriter<byte> line)
    {
        _ = number.TryFormat(line.GetSpan(MostDigits), out int written, default, CultureInfo.InvariantCulture);
        line.Advance(written);
    }

    static void WriteWord(ReadOnlySpan<char> text, IBufferWriter<byte> line)
    {
        if (text.IsEmpty) line.Write("-"u8);
        else CombinedText.WriteWord(text, line);
    }

    static void WriteQuoted(ReadOnlySpan<char> text, IBufferWriter<byte> line)
    {
        if (text.IsEmpty) line.Write("-"u8);
        else CombinedText.WriteQuoted(text, line);
    }
}
