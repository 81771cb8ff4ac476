using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Lines in a format of one's own, on the way that those of log records take: over a bounded queue, by one thread in the background, to a file or a sink.</summary>
/// <example>
/// <code>
/// using var lines = new LogLineOutput(new LogFileOptions { Path = "logs/access.log" });
/// lines.Add("127.0.0.1 - - [29/Nov/2026:08:30:00 +0000] \"GET / HTTP/1.1\" 200 12\n"u8);
/// </code>
/// </example>
public sealed class LogLineOutput : IDisposable
{
    readonly LogQueue _queue;

    /// <summary>Lines that go to a sink, which is disposed of with them.</summary>
    /// <param name="sink">The sink.</param>
    /// <param name="queue">The bounds and times of the queue; <see langword="null"/> for the defaults.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sink"/> is <see langword="null"/>.</exception>
    public LogLineOutput(ILogSink sink, LogQueueOptions? queue = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _queue = new LogQueue(sink, queue ?? new LogQueueOptions(), time);
    }

    /// <summary>Lines that go to a file, which rolls.</summary>
    /// <param name="file">The file.</param>
    /// <param name="queue">The bounds and times of the queue; <see langword="null"/> for the defaults.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The path names no file.</exception>
    public LogLineOutput(LogFileOptions file, LogQueueOptions? queue = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        _queue = new LogQueue(new RollingFileSink(file, time), queue ?? new LogQueueOptions(), time);
    }

    /// <summary>Adds a line. It is copied; nothing is allocated, and nothing that the sink does reaches the caller.</summary>
    /// <param name="line">The line as UTF-8, with the <c>\n</c> at its end.</param>
    /// <param name="level">What becomes of it where the queue is full: below <see cref="LogLevel.Warning"/> it is dropped, and counted by <see cref="LogOutputs"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="line"/> has no <c>\n</c> at its end.</exception>
    public void Add(ReadOnlySpan<byte> line, LogLevel level = LogLevel.Information)
    {
        if (!line.EndsWith("\n"u8)) throw new ArgumentException("A line ends with a line feed.", nameof(line));
        _queue.Add(line, level);
    }

    /// <summary>Waits until everything that was added before is written and flushed.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <returns>Whether it is.</returns>
    public bool Flush(TimeSpan timeout) => _queue.Flush(timeout);

    /// <summary>Writes what was added, within <see cref="LogQueueOptions.ShutdownTimeout"/>, and ends.</summary>
    public void Dispose() => _queue.Dispose();
}
