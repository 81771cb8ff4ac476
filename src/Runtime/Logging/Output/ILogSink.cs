namespace InstrumentGen;

/// <summary>Where the lines of a log go.</summary>
/// <remarks>A sink is called by one thread at a time, in the background: what it does, how long it takes and what it throws never reaches who
/// logs. It belongs to the output that it is given to, which disposes it.</remarks>
/// <example>
/// <code>
/// sealed class SocketSink(Socket socket) : ILogSink
/// {
///     public void Write(ReadOnlySpan&lt;byte&gt; lines)
///     {
///         while (!lines.IsEmpty) lines = lines[socket.Send(lines)..];
///     }
///
///     public void Flush() { }
///
///     public void Dispose() => socket.Dispose();
/// }
/// </code>
/// </example>
public interface ILogSink : IDisposable
{
    /// <summary>Writes whole lines, all or nothing.</summary>
    /// <remarks>Where it throws, none of the lines counts as written: the failure is counted in <see cref="TelemetryFailures"/>, and the same
    /// lines are handed over again later, before any other.</remarks>
    /// <param name="lines">UTF-8, one or more lines, each ended by <c>\n</c>. They are gone when the method returns.</param>
    void Write(ReadOnlySpan<byte> lines);

    /// <summary>Hands what was written to what outlives the process and the machine, such as the operating system's disk, where there is such a
    /// thing. Called when the log is flushed or ends, not after each write.</summary>
    void Flush();
}
