using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>How a record becomes a line: what stands before, between and behind its message and its fields, which write themselves.</summary>
abstract class LogFormat(LogStyle style, ExceptionDetail exceptions)
{
    internal LogStyle Style => style;

    protected ExceptionDetail Exceptions => exceptions;

    /// <summary>What each line of a category says of it.</summary>
    internal abstract byte[] CategoryOf(string category);

    /// <summary>What each line of an event says of it.</summary>
    internal abstract void WriteEvent(LogLine line, EventId eventId, CodePosition? code);

    /// <summary>Up to the message.</summary>
    internal abstract void Begin(LogLine line, in LogHead head);

    /// <summary>Between the message and the first field.</summary>
    internal abstract void BeginFields(LogLine line, in LogHead head);

    /// <summary>Behind the fields of an event whose names are those of the schema, before those of scopes.</summary>
    internal virtual void EndSchemaFields(LogLine line)
    {
    }

    /// <summary>Behind the last field, up to the end of the line.</summary>
    internal abstract void End(LogLine line, in LogHead head);

    /// <summary>The text of a second, which the line keeps as long as it lasts. Formats whose times are numbers have none.</summary>
    protected virtual void WriteSecond(LogLine line, DateTime utc)
    {
    }

    protected void WriteTime(LogLine line, DateTime utc)
    {
        LogSecond second = line.Second;
        long number = utc.Ticks / TimeSpan.TicksPerSecond;
        if (second.Number == number && second.Format == this) line.Raw(second.Text);
        else WriteSecond(line, second, number);
    }

    protected void WriteConstants(LogLine line, in LogHead head)
    {
        // A classic call may hand another id over each time.
        if (head.Event is { } known && known.EventId == head.EventId) line.Raw(known.ConstantsOf(this));
        else WriteEvent(line, head.EventId, head.Event?.Code);
    }

    protected static string StackOf(Exception exception) => Read(exception, static one => one.ToString());

    protected static string MessageOf(Exception exception) => Read(exception, static one => one.Message);

    [MethodImpl(MethodImplOptions.NoInlining)]
    void WriteSecond(LogLine line, LogSecond second, long number)
    {
        int start = line.Position;
        WriteSecond(line, new DateTime(number * TimeSpan.TicksPerSecond, DateTimeKind.Utc));
        second.Set(this, number, line.Written(start));
    }

    static string Read(Exception exception, Func<Exception, string?> read)
    {
        try
        {
            return read(exception) ?? "";
        }
        catch (Exception another)
        {
            TelemetryFailures.Report(TelemetryFailure.LogValue, another);
            return LogTokens.UnreadableText;
        }
    }
}
