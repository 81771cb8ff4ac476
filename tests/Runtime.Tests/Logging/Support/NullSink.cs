namespace InstrumentGen.Runtime.Tests;

/// <summary>Forgets the lines that are written, and counts them.</summary>
sealed class NullSink : ILogSink
{
    long _lines;

    internal long Lines => Volatile.Read(ref _lines);

    public void Write(ReadOnlySpan<byte> lines) => Volatile.Write(ref _lines, _lines + lines.Count((byte)'\n'));

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
}
