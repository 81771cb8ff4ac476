using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>A line is a document of the Elastic Common Schema. The first keys and their order are those of the specification of ECS logging; keys with dots
/// stand at the top, values in <c>labels</c>.</summary>
sealed class EcsJsonFormat(LogService service, ExceptionDetail exceptions) : LogFormat(LogStyle.Ecs, exceptions)
{
    const string Version = "8.11.0";

    // The names that Elastic's own library for .NET gives the levels.
    static readonly byte[][] s_levels = [.. Enumerable.Range(0, (int)LogLevel.None).Select(static one => Text($"Z\",\"log.level\":\"{(LogLevel)one}\",\"message\":\""))];

    readonly byte[] _service = LogLine.Written(LogStyle.Ecs, service, WriteService);

    internal override byte[] CategoryOf(string category) => LogLine.Written(Style, (category, _service), static (line, one) =>
    {
        line.Raw("\",\"ecs.version\":\""u8);
        line.Text(Version);
        line.Raw((byte)'"');
        WriteText(line, ",\"log.logger\":\""u8, one.category);
        line.Raw(one._service);
    });

    internal override void WriteEvent(LogLine line, EventId eventId, CodePosition? code)
    {
        if (eventId.Id != 0)
        {
            line.Raw(",\"event.code\":\""u8);
            line.Integer(eventId.Id);
            line.Raw((byte)'"');
        }

        WriteText(line, ",\"event.action\":\""u8, eventId.Name);
        if (code is null) return;
        WriteText(line, ",\"log.origin.function\":\""u8, code.Function);
        WriteText(line, ",\"log.origin.file.name\":\""u8, code.File);
        if (code.Line == 0) return;
        line.Raw(",\"log.origin.file.line\":"u8);
        line.Integer(code.Line);
    }

    internal override bool Begin(LogLine line, in LogHead head)
    {
        WriteTime(line, head.Utc);
        line.Raw(s_levels[(int)head.Level]);
        return true;
    }

    internal override void BeginFields(LogLine line, in LogHead head)
    {
        line.Raw(head.Category);
        WriteConstants(line, head);
        if (head.Span is { } span)
        {
            line.Raw(",\"trace.id\":\""u8);
            line.Text(span.TraceId.ToHexString());
            line.Raw("\",\"span.id\":\""u8);
            line.Text(span.SpanId.ToHexString());
            line.Raw((byte)'"');
        }

        if (head.Event is { HasSchemaNames: true })
        {
            line.Raw((byte)',');
            line.BeginFields(LogStyle.EcsSchema);
        }
        else
        {
            BeginLabels(line);
        }
    }

    internal override void EndSchemaFields(LogLine line)
    {
        // The comma behind the last of them, or in front of none.
        line.Position--;
        line.BeginFields(LogStyle.Ecs);
        BeginLabels(line);
    }

    internal override void End(LogLine line, in LogHead head)
    {
        if (line.HasFields) line.ReplaceLast((byte)'}');
        else line.Position = line.FieldsStart;
        if (head.Exception is { } exception) WriteException(line, exception);
        line.Raw("}\n"u8);
    }

    protected override void WriteSecond(LogLine line, DateTime utc)
    {
        line.Raw("{\"@timestamp\":\""u8);
        line.UpToSecond(utc);
    }

    void WriteException(LogLine line, Exception exception)
    {
        WriteText(line, ",\"error.type\":\""u8, ErrorTypes.NameOf(exception.GetType()));
        if (Exceptions >= ExceptionDetail.Message) WriteText(line, ",\"error.message\":\""u8, MessageOf(exception));
        if (Exceptions >= ExceptionDetail.StackTrace) WriteText(line, ",\"error.stack_trace\":\""u8, StackOf(exception));
    }

    static void BeginLabels(LogLine line)
    {
        line.FieldsStart = line.Position;
        line.Raw(",\"labels\":{"u8);
    }

    static void WriteService(LogLine line, LogService service)
    {
        WriteText(line, ",\"service.name\":\""u8, service.Name);
        WriteText(line, ",\"service.version\":\""u8, service.Version);
        WriteText(line, ",\"service.environment\":\""u8, service.Environment);
        WriteText(line, ",\"service.node.name\":\""u8, service.NodeName);
        // As the specification asks for where the name is the user's own.
        if (service.IsNameGiven) WriteText(line, ",\"event.dataset\":\""u8, service.Name + ".log");
    }

    static void WriteText(LogLine line, ReadOnlySpan<byte> prefix, string? text)
    {
        if (text is null) return;
        line.Raw(prefix);
        line.Text(text);
        line.Raw((byte)'"');
    }

    static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
