using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>A line is an event of the compact log event format: the template, and the values that a reader puts into it. Names that begin with <c>@</c> are the format's own. What
/// is said of category and event has the names that Serilog gives it.</summary>
sealed class CompactJsonFormat(LogService service, ExceptionDetail exceptions, bool rendersMessages) : LogFormat(LogStyle.CompactJson, exceptions)
{
    static readonly LogField s_category = new("SourceContext");
    static readonly LogField s_event = new("EventId");
    static readonly LogField s_serviceName = new("service.name");
    static readonly LogField s_serviceVersion = new("service.version");
    static readonly LogField s_serviceEnvironment = new("deployment.environment.name");
    static readonly LogField s_serviceNode = new("service.instance.id");

    static readonly ulong s_ownNames = LogLine.NamesOf(LogStyle.CompactJson, s_category, s_event, s_serviceName, s_serviceVersion, s_serviceEnvironment, s_serviceNode);

    // Readers know the levels by Serilog's names. Without one it is Information.
    static readonly byte[][] s_levels = [.. new[] { "Verbose", "Debug", null, "Warning", "Error", "Fatal" }.Select(static name =>
        name is null ? [] : System.Text.Encoding.UTF8.GetBytes($"\"@l\":\"{name}\","))];

    readonly (LogField Field, byte[] Text)[] _service =
    [
        .. from one in new[] { (s_serviceName, service.Name), (s_serviceVersion, service.Version), (s_serviceEnvironment, service.Environment), (s_serviceNode, service.NodeName) }
           where !string.IsNullOrEmpty(one.Item2)
           select (one.Item1, FieldOf(one.Item1, one.Item2)),
    ];

    internal override bool WantsTemplates => !rendersMessages;

    // The end of each line: mostly it has no field of these names itself.
    internal override byte[] CategoryOf(string category) => [.. _service.SelectMany(static one => one.Text), .. FieldOf(s_category, category)[..^1], .. "}\n"u8];

    internal override void WriteEvent(LogLine line, EventId eventId, CodePosition? code)
    {
        if (eventId.Id == 0 && eventId.Name is null) return;
        line.Raw("\"EventId\":{"u8);
        if (eventId.Id != 0)
        {
            line.Raw("\"Id\":"u8);
            line.Integer(eventId.Id);
            if (eventId.Name is not null) line.Raw((byte)',');
        }

        if (eventId.Name is { } name)
        {
            line.Raw("\"Name\":"u8);
            line.TextValue(name);
        }

        line.Raw("},"u8);
    }

    internal override bool Begin(LogLine line, in LogHead head)
    {
        WriteTime(line, head.Utc);
        if (!rendersMessages && TryWriteTemplate(line, head))
        {
            line.MessageStart = -1;
            return false;
        }

        line.BeginMessage(line.Position);
        line.Raw("Z\",\"@m\":\""u8);
        return true;
    }

    internal override void BeginFields(LogLine line, in LogHead head)
    {
        if (line.MessageStart >= 0) EndMessage(line, head);
        if (head.Level != LogLevel.Information) line.Raw(s_levels[(int)head.Level]);
        if (head.Exception is { } exception) WriteText(line, "\"@x\":\""u8, TextOf(exception));
        if (head.Span is { } span)
        {
            WriteText(line, "\"@tr\":\""u8, span.TraceId.ToHexString());
            WriteText(line, "\"@sp\":\""u8, span.SpanId.ToHexString());
        }
    }

    internal override void End(LogLine line, in LogHead head)
    {
        if (line.MayHave(s_ownNames))
        {
            EndWithout(line, head);
            return;
        }

        WriteConstants(line, head);
        line.Raw(head.Category);
    }

    /// <summary>Behind the digits of the time.</summary>
    internal override void WriteTemplate(LogLine line, string template) => WriteText(line, "Z\",\"@mt\":\""u8, template);

    protected override void WriteSecond(LogLine line, DateTime utc)
    {
        line.Raw("{\"@t\":\""u8);
        line.UpToSecond(utc);
    }

    // One without formats tells all that the message would.
    bool TryWriteTemplate(LogLine line, in LogHead head)
    {
        if (head.Event is { } known)
        {
            if (known.FormattedHoles > 0) return false;
            line.Raw(known.TemplateOf(this));
            return true;
        }

        if (head.Template is not { } template || TemplateHoles.CountFormatted(template) > 0) return false;
        WriteTemplate(line, template);
        return true;
    }

    // Of a template with formats, a reader that has other ones than .NET is told what they make of the values. Where it cannot be told for each of them, as of one that is
    // redacted, the message stays.
    void EndMessage(LogLine line, in LogHead head)
    {
        int end = line.Position;
        if (rendersMessages || head.Event is not { } known || known.FormattedHoles != line.Renderings.Length)
        {
            line.Raw("\","u8);
            return;
        }

        line.Raw(known.TemplateOf(this));
        line.Raw("\"@r\":["u8);
        foreach ((int start, int length) in line.Renderings)
        {
            line.Raw((byte)'"');
            line.Again(start, length);
            line.Raw("\","u8);
        }

        line.ReplaceLast((byte)']');
        line.Raw((byte)',');
        line.Remove(line.MessageStart, end);
    }

    // What the event or a scope calls by such a name stays, as with Serilog.
    void EndWithout(LogLine line, in LogHead head)
    {
        int serviceLength = 0;
        if (!line.Has(s_event)) WriteConstants(line, head);
        foreach ((LogField field, byte[] text) in _service)
        {
            if (!line.Has(field)) line.Raw(text);
            serviceLength += text.Length;
        }

        if (!line.Has(s_category))
        {
            line.Raw(head.Category.AsSpan(serviceLength));
            return;
        }

        line.ReplaceLast((byte)'}');
        line.Raw((byte)'\n');
    }

    static void WriteText(LogLine line, ReadOnlySpan<byte> prefix, string text)
    {
        line.Raw(prefix);
        line.Text(text);
        line.Raw("\","u8);
    }

    static byte[] FieldOf(LogField field, string text) => LogLine.Written(LogStyle.CompactJson, (field, text), static (line, one) => line.Field(one.field, one.text));
}
