using System.Text;
using System.Text.Json;
using InstrumentGen;

namespace Shop.Tests;

/// <summary>Keeps log lines that are documents.</summary>
sealed class DocumentSink : ILogSink
{
    readonly StringBuilder _lines = new();

    public JsonElement[] All
    {
        get
        {
            lock (_lines) return [.. _lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
        }
    }

    public void Write(ReadOnlySpan<byte> lines)
    {
        lock (_lines) _lines.Append(Encoding.UTF8.GetString(lines));
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
}
