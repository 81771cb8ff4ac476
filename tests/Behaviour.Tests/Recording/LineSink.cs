using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace InstrumentGen.Behaviour.Tests.Recording;

/// <summary>Keeps the lines of a log.</summary>
public sealed class LineSink : ILogSink
{
    readonly ConcurrentQueue<string> _lines = new();

    /// <summary>The lines, read as JSON.</summary>
    public IReadOnlyList<JsonElement> Documents => [.. _lines.Select(static line => JsonDocument.Parse(line).RootElement)];

    public void Write(ReadOnlySpan<byte> lines)
    {
        foreach (string line in Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries)) _lines.Enqueue(line);
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
}
