using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Lines for people: time, level, category, message, values, trace. A record is one line, whatever its message holds; only the stack of an exception
/// follows it, indented.</summary>
sealed class CompactConsoleFormat(ExceptionDetail exceptions, TimeProvider time, bool isColoured) : LogFormat(LogStyle.Console, exceptions)
{
    const string Indent = "    ";

    // People read milliseconds.
    const int MicrosecondDigits = 3;

    static readonly string[] s_names = ["TRC", "DBG", "INF", "WRN", "ERR", "CRT"];
    static readonly int[] s_colours = [90, 90, 32, 33, 31, 35];

    readonly byte[][] _levels = [.. s_names.Select((name, index) =>
        System.Text.Encoding.UTF8.GetBytes(isColoured ? $" \e[{s_colours[index]}m{name}\e[0m " : $" {name} "))];

    internal override byte[] CategoryOf(string category) => LogLine.Written(Style, category, static (line, one) => line.Text(one));

    internal override void WriteEvent(LogLine line, EventId eventId, CodePosition? code)
    {
    }

    internal override bool Begin(LogLine line, in LogHead head)
    {
        WriteTime(line, head.Utc);
        line.Position -= MicrosecondDigits;
        line.Raw(_levels[(int)head.Level]);
        line.Raw(head.Category);
        line.Blanks(2);
        return true;
    }

    internal override void BeginFields(LogLine line, in LogHead head) => line.Blanks(2);

    internal override void End(LogLine line, in LogHead head)
    {
        if (head.Span is { } span)
        {
            line.Raw(line.HasFields ? " trace="u8 : "trace="u8);
            line.Text(span.TraceId.ToHexString());
        }

        line.TrimBlanks();
        line.Raw((byte)'\n');
        if (head.Exception is { } exception) WriteException(line, exception);
    }

    protected override void WriteSecond(LogLine line, DateTime utc)
    {
        _ = PlainValue.TryWrite(line, TimeZoneInfo.ConvertTimeFromUtc(utc, time.LocalTimeZone), "HH:mm:ss");
        line.Raw((byte)'.');
    }

    void WriteException(LogLine line, Exception exception)
    {
        foreach (ReadOnlySpan<char> one in TextOf(exception).AsSpan().EnumerateLines())
        {
            line.Text(Indent);
            line.Text(one);
            line.TrimBlanks();
            line.Raw((byte)'\n');
        }
    }
}
