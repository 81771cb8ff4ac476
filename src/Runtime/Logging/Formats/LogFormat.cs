using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>How a record becomes a line: what stands before, between and behind its message and its fields, which write themselves.</summary>
abstract class LogFormat(LogStyle style, ExceptionDetail exceptions)
{
    internal LogStyle Style => style;

    protected ExceptionDetail Exceptions => exceptions;

    /// <summary>Whether it asks for the templates of events that others log.</summary>
    internal virtual bool WantsTemplates => false;

    /// <summary>The template, in the place of a message. For the one format that writes templates.</summary>
    internal virtual void WriteTemplate(LogLine line, string template)
    {
    }

    /// <summary>What each line of a category says of it.</summary>
    internal abstract byte[] CategoryOf(string category);

    /// <summary>What each line of an event says of it.</summary>
    internal abstract void WriteEvent(LogLine line, EventId eventId, CodePosition? code);

    /// <summary>Up to the message.</summary>
    /// <returns>Whether the message comes next: a format that has the template may need none.</returns>
    internal abstract bool Begin(LogLine line, in LogHead head);

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

    /// <summary>The time, with microseconds behind what the format says of the second.</summary>
    protected void WriteTime(LogLine line, DateTime utc)
    {
        LogSecond second = line.Second;
        long ticks = utc.Ticks - second.Start;
        if ((ulong)ticks >= TimeSpan.TicksPerSecond || second.Format != this) ticks = Renew(line, second, utc);
        line.Time(second, (uint)ticks);
    }

    protected void WriteConstants(LogLine line, in LogHead head)
    {
        // A classic call may hand another id over each time.
        if (head.Event is { } known && known.EventId == head.EventId) line.Raw(known.ConstantsOf(this));
        else WriteEvent(line, head.EventId, head.Event?.Code);
    }

    /// <summary>As much of an exception as the options ask for, as one text.</summary>
    protected string TextOf(Exception exception) => Exceptions switch
    {
        ExceptionDetail.Type => ErrorTypes.NameOf(exception.GetType()),
        ExceptionDetail.Message => $"{ErrorTypes.NameOf(exception.GetType())}: {MessageOf(exception)}",
        _ => StackOf(exception),
    };

    protected static string StackOf(Exception exception) => Read(exception, static one => one.ToString());

    protected static string MessageOf(Exception exception) => Read(exception, static one => one.Message);

    [MethodImpl(MethodImplOptions.NoInlining)]
    long Renew(LogLine line, LogSecond second, DateTime utc)
    {
        long ticks = utc.Ticks % TimeSpan.TicksPerSecond;
        DateTime begin = utc.AddTicks(-ticks);
        int start = line.Position;
        WriteSecond(line, begin);
        second.Set(this, begin.Ticks, line.Written(start));
        line.Position = start;
        return ticks;
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
