namespace InstrumentGen;

/// <summary>Writes lines to standard output as they are.</summary>
sealed class StandardOutputSink(StandardStream output) : ILogSink
{
    // Several logs of a process share the output, and lines must stay whole.
    static readonly Lock s_lock = new();

    int _written;

    internal StandardOutputSink() : this(new StandardStream(StandardStream.Output))
    {
    }

    // What is in a pipe cannot be taken back. But the same lines come again after a failure: then what was written of them is left out.
    public void Write(ReadOnlySpan<byte> lines)
    {
        lock (s_lock)
        {
            while (_written < lines.Length) _written += output.Write(lines[_written..]);
            _written = 0;
        }
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
}
