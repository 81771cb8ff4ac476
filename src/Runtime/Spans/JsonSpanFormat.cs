using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>A line is an OTLP document of one span, in the JSON of protocol buffers: what OpenTelemetry's file exporter writes and its collector reads.</summary>
/// <remarks>The mapping is that of the specification "OTLP 1", section "JSON Protobuf Encoding": ids are hexadecimal, enumerations numbers, numbers of 64 bits text.</remarks>
sealed class JsonSpanFormat
{
    const int NanosecondsPerTick = 100;
    const uint HasIsRemote = 0x100;
    const uint IsRemote = 0x200;

    readonly byte[] _resource;
    readonly ConditionalWeakTable<ActivitySource, byte[]> _scopes = [];

    internal JsonSpanFormat(IReadOnlyList<KeyValuePair<string, string>> resource) => _resource = LogLine.Written(LogStyle.Otel, resource, WriteResource);

    internal void Write(LogLine line, Activity span)
    {
        line.Begin(LogStyle.Otel);
        line.Raw(_scopes.TryGetValue(span.Source, out byte[]? scope) ? scope : Encode(span.Source));
        line.Text(span.TraceId.ToHexString());
        line.Raw("\",\"spanId\":\""u8);
        line.Text(span.SpanId.ToHexString());
        if (span.ParentSpanId != default)
        {
            line.Raw("\",\"parentSpanId\":\""u8);
            line.Text(span.ParentSpanId.ToHexString());
        }

        WriteTraceState(line, span.TraceStateString);
        line.Raw("\",\"flags\":"u8);
        line.Integer((long)((uint)span.ActivityTraceFlags | HasIsRemote | (span.HasRemoteParent ? IsRemote : 0)));
        line.Raw(",\"name\":\""u8);
        line.Text(span.DisplayName);
        line.Raw("\",\"kind\":"u8);
        line.Integer((int)span.Kind + 1);
        line.Raw(",\"startTimeUnixNano\":\""u8);
        WriteTime(line, span.StartTimeUtc);
        line.Raw("\",\"endTimeUnixNano\":\""u8);
        WriteTime(line, span.StartTimeUtc + span.Duration);
        line.Raw((byte)'"');
        WriteAttributes(line, span.EnumerateTagObjects());
        WriteEvents(line, span);
        WriteLinks(line, span);
        WriteStatus(line, span);
        line.Raw("}]}]}]}\n"u8);
    }

    static void WriteEvents(LogLine line, Activity span)
    {
        ReadOnlySpan<byte> before = ",\"events\":[{\"timeUnixNano\":\""u8;
        bool isAny = false;
        foreach (ref readonly ActivityEvent one in span.EnumerateEvents())
        {
            line.Raw(isAny ? ",{\"timeUnixNano\":\""u8 : before);
            isAny = true;
            WriteTime(line, one.Timestamp.UtcDateTime);
            line.Raw("\",\"name\":\""u8);
            line.Text(one.Name);
            line.Raw((byte)'"');
            WriteAttributes(line, one.EnumerateTagObjects());
            line.Raw((byte)'}');
        }

        if (isAny) line.Raw((byte)']');
    }

    static void WriteLinks(LogLine line, Activity span)
    {
        ReadOnlySpan<byte> before = ",\"links\":[{\"traceId\":\""u8;
        bool isAny = false;
        foreach (ref readonly ActivityLink one in span.EnumerateLinks())
        {
            line.Raw(isAny ? ",{\"traceId\":\""u8 : before);
            isAny = true;
            line.Text(one.Context.TraceId.ToHexString());
            line.Raw("\",\"spanId\":\""u8);
            line.Text(one.Context.SpanId.ToHexString());
            WriteTraceState(line, one.Context.TraceState);
            line.Raw("\",\"flags\":"u8);
            line.Integer((long)((uint)one.Context.TraceFlags | HasIsRemote | (one.Context.IsRemote ? IsRemote : 0)));
            WriteAttributes(line, one.EnumerateTagObjects());
            line.Raw((byte)'}');
        }

        if (isAny) line.Raw((byte)']');
    }

    static void WriteStatus(LogLine line, Activity span)
    {
        if (span.Status == ActivityStatusCode.Unset) return;
        line.Raw(",\"status\":{\"code\":"u8);
        line.Integer((int)span.Status);
        if (span.StatusDescription is { Length: > 0 } description)
        {
            line.Raw(",\"message\":\""u8);
            line.Text(description);
            line.Raw((byte)'"');
        }

        line.Raw((byte)'}');
    }

    // Names are unique within one list; of two the first counts, as in log records.
    static void WriteAttributes(LogLine line, Activity.Enumerator<KeyValuePair<string, object?>> tags)
    {
        line.ForgetKeys();
        int start = line.Position;
        line.Raw(",\"attributes\":["u8);
        foreach (ref readonly KeyValuePair<string, object?> tag in tags) WriteAttribute(line, tag.Key, tag.Value);
        if (line.HasFields) line.ReplaceLast((byte)']');
        else line.Position = start;
    }

    static void WriteAttribute(LogLine line, string name, object? value)
    {
        if (value is null || !line.BeginField(name)) return;
        switch (value)
        {
            // Of these nothing is allocated; other collections are enumerated.
            case string[] items: ItemsField.Write<string>(line, items, ItemsText.Most); break;
            case int[] items: ItemsField.Write<int>(line, items, ItemsText.Most); break;
            case long[] items: ItemsField.Write<long>(line, items, ItemsText.Most); break;
            case double[] items: ItemsField.Write<double>(line, items, ItemsText.Most); break;
            case bool[] items: ItemsField.Write<bool>(line, items, ItemsText.Most); break;
            default: ObjectField.Write(line, value); break;
        }

        line.EndField();
    }

    static void WriteTraceState(LogLine line, string? traceState)
    {
        if (string.IsNullOrEmpty(traceState)) return;
        line.Raw("\",\"traceState\":\""u8);
        line.Text(traceState);
    }

    // What the field, unsigned and of 64 bits, cannot hold is its end.
    static void WriteTime(LogLine line, DateTime utc) =>
        line.Integer(Math.Clamp((utc - DateTime.UnixEpoch).Ticks, 0, long.MaxValue / NanosecondsPerTick) * NanosecondsPerTick);

    [MethodImpl(MethodImplOptions.NoInlining)]
    byte[] Encode(ActivitySource source) => _scopes.GetValue(source, one => LogLine.Written(LogStyle.Otel, (_resource, one), static (line, parts) =>
    {
        line.Raw(parts._resource);
        line.Raw(",\"scopeSpans\":[{\"scope\":{\"name\":\""u8);
        line.Text(parts.one.Name);
        line.Raw((byte)'"');
        if (!string.IsNullOrEmpty(parts.one.Version))
        {
            line.Raw(",\"version\":\""u8);
            line.Text(parts.one.Version);
            line.Raw((byte)'"');
        }

        line.FieldsStart = line.Position;
        line.Raw(",\"attributes\":["u8);
        foreach ((string name, object? value) in parts.one.Tags ?? []) WriteAttribute(line, name, value);
        if (line.HasFields) line.ReplaceLast((byte)']');
        else line.Position = line.FieldsStart;
        line.Raw("},\"spans\":[{\"traceId\":\""u8);
    }));

    static void WriteResource(LogLine line, IReadOnlyList<KeyValuePair<string, string>> resource)
    {
        line.Raw("{\"resourceSpans\":[{\"resource\":{\"attributes\":["u8);
        foreach ((string name, string value) in resource) WriteAttribute(line, name, value);
        line.ReplaceLast((byte)']');
        line.Raw((byte)'}');
    }
}
