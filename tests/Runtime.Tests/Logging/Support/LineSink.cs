using System.Text;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Keeps the lines that are written.</summary>
sealed class LineSink : ILogSink
{
    readonly MemoryStream _written = new();

    internal string[] Lines
    {
        get
        {
            lock (_written) return [.. new UTF8Encoding(false, true).GetString(_written.ToArray()).Split('\n').SkipLast(1)];
        }
    }

    public void Write(ReadOnlySpan<byte> lines)
    {
        lock (_written) _written.Write(lines);
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
}
