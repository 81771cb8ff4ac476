using System.Globalization;
using System.Text;
using System.Text.Json;
using InstrumentGen.Audit;

namespace InstrumentGen.Tool.Auditing;

/// <summary>Writes records as CSV by RFC 4180.</summary>
/// <remarks>Spreadsheets run what begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a carriage return as a formula, and actors are often a client's to choose: such text gets an
/// apostrophe in front, as OWASP advises.</remarks>
static class RecordCsv
{
    const string Formulas = "=+-@\t\r";

    public const string Header = "sequence,time,action,outcome,duration_us,error,actor,client,resource,reason,correlation,trace,span,details,cut,id,hash";

    public static string Line(AuditEntry entry)
    {
        AuditRecord record = entry.Record;
        string?[] fields =
        [
            Number(entry.Sequence),
            record.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
            Text(record.Action),
            record.Outcome.ToString().ToLowerInvariant(),
            record.Duration is { } duration ? Number(duration.Ticks / TimeSpan.TicksPerMicrosecond) : null,
            Text(record.Error),
            Text(record.Actor),
            Text(record.ClientAddress),
            Text(record.Resource),
            Text(record.Reason),
            Text(record.CorrelationId),
            record.TraceId,
            record.SpanId,
            Details(record.Details),
            Number(record.Cut),
            record.Id,
            entry.Hash,
        ];
        return string.Join(',', fields.Select(Quoted));
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    static string? Text(string? text) => text is { Length: > 0 } && Formulas.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    static string? Details(IReadOnlyList<KeyValuePair<string, JsonElement>> details)
    {
        if (details.Count == 0) return null;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach ((string name, JsonElement value) in details)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static string Quoted(string? field)
    {
        if (field is null) return "";
        return field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
