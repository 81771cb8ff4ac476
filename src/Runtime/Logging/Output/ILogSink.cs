namespace InstrumentGen;

/// <summary>Where lines go. Called by one thread at a time.</summary>
public interface ILogSink : IDisposable
{
    /// <summary>Writes whole lines.</summary>
    /// <param name="lines">The lines.</param>
    void Write(ReadOnlySpan<byte> lines);

    /// <summary>Flushes.</summary>
    void Flush();
}
