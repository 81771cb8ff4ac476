using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>A line is an OTLP document of one record, in the JSON of protocol buffers: what OpenTelemetry's file exporter writes and its collector reads.</summary>
sealed class OtelJsonFormat(LogService service, ExceptionDetail exceptions) : LogFormat(LogStyle.Otel, exceptions)
{
    const int NanosecondsPerTick = 100;

    static readonly LogField s_eventId = new("event.id");
    static readonly LogField s_exceptionType = new("exception.type");
    static readonly LogField s_exceptionMessage = new("exception.message");
    static readonly LogField s_exceptionStack = new("exception.stacktrace");
    static readonly LogField s_function = new("code.function.name");
    static readonly LogField s_file = new("code.file.path");
    static readonly LogField s_line = new("code.line.number");

    static readonly byte[][] s_levels = [.. Enumerable.Range(0, (int)LogLevel.None).Select(static level => SeverityOf((LogLevel)level))];

    readonly byte[] _resource = LogLine.Written(LogStyle.Otel, service, WriteResource);

    internal override byte[] CategoryOf(string category) => LogLine.Written(Style, (_resource, category), static (line, one) =>
    {
        line.Raw(one._resource);
        line.Raw(",\"scopeLogs\":[{\"scope\":{\"name\":\""u8);
        line.Text(one.category);
        line.Raw("\"},\"logRecords\":[{\"timeUnixNano\":\""u8);
    });

    internal override void WriteEvent(LogLine line, EventId eventId, CodePosition? code)
    {
        if (eventId.Name is not { } name) return;
        line.Raw("\"eventName\":\""u8);
        line.Text(name);
        line.Raw("\","u8);
    }

    internal override bool Begin(LogLine line, in LogHead head)
    {
        line.Raw(head.Category);
        long nanoseconds = (head.Utc - DateTime.UnixEpoch).Ticks * NanosecondsPerTick;
        int start = line.Position;
        line.Integer(nanoseconds);
        int length = line.Position - start;
        line.Raw("\",\"observedTimeUnixNano\":\""u8);
        line.Again(start, length);
        line.Raw(s_levels[(int)head.Level]);
        WriteConstants(line, head);
        line.Raw("\"body\":{\"stringValue\":\""u8);
        return true;
    }

    internal override void BeginFields(LogLine line, in LogHead head)
    {
        line.Raw("\"}"u8);
        if (head.Span is { } span)
        {
            line.Raw(",\"traceId\":\""u8);
            line.Text(span.TraceId.ToHexString());
            line.Raw("\",\"spanId\":\""u8);
            line.Text(span.SpanId.ToHexString());
            line.Raw("\",\"flags\":"u8);
            line.Integer((int)span.ActivityTraceFlags);
        }

        line.FieldsStart = line.Position;
        line.Raw(",\"attributes\":["u8);
    }

    internal override void End(LogLine line, in LogHead head)
    {
        WriteOwnFields(line, head);
        if (line.HasFields) line.ReplaceLast((byte)']');
        else line.Position = line.FieldsStart;
        line.Raw("}]}]}]}\n"u8);
    }

    // Attributes share their names with the event's own: those were first.
    void WriteOwnFields(LogLine line, in LogHead head)
    {
        var fields = new LogFields(line);
        if (head.EventId.Id != 0) fields.Add(s_eventId, head.EventId.Id);
        if (head.Exception is { } exception)
        {
            fields.Add(s_exceptionType, ErrorTypes.NameOf(exception.GetType()));
            if (Exceptions >= ExceptionDetail.Message) fields.Add(s_exceptionMessage, MessageOf(exception));
            if (Exceptions >= ExceptionDetail.StackTrace) fields.Add(s_exceptionStack, StackOf(exception));
        }

        if (head.Event?.Code is not { } code) return;
        fields.Add(s_function, code.Function);
        if (code.File is { } file) fields.Add(s_file, file);
        if (code.Line != 0) fields.Add(s_line, code.Line);
    }

    // The first of the four numbers that OpenTelemetry has for each level.
    static byte[] SeverityOf(LogLevel level) =>
        System.Text.Encoding.UTF8.GetBytes($"\",\"severityNumber\":{1 + 4 * (int)level},\"severityText\":\"{level}\",");

    static void WriteResource(LogLine line, LogService service)
    {
        line.Raw("{\"resourceLogs\":[{\"resource\":{"u8);
        line.FieldsStart = line.Position;
        line.Raw("\"attributes\":["u8);
        Add(line, "service.name", service.Name);
        Add(line, "service.version", service.Version);
        Add(line, "deployment.environment.name", service.Environment);
        Add(line, "service.instance.id", service.NodeName);
        if (line.HasFields) line.ReplaceLast((byte)']');
        else line.Position = line.FieldsStart;
        line.Raw((byte)'}');
    }

    static void Add(LogLine line, string name, string? value)
    {
        if (value is null || !line.BeginField(name)) return;
        line.TextValue(value);
        line.EndField();
    }
}
