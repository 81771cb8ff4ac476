using System.Buffers;
using System.Text;
using System.Text.Json;
using InstrumentGen.Audit;

namespace InstrumentGen.Tool.Auditing;

/// <summary>Writes records as JSON lines: where each stands in the chain, and its bytes as they are stored.</summary>
static class RecordJson
{
    public static string Line(AuditEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", entry.Sequence);
            json.WriteString("hash", entry.Hash);
            json.WritePropertyName("record");
            json.WriteRawValue(entry.Utf8.Span);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
