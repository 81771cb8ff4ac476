using System.Text;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Keeps what is written, and fails or waits as a test tells it.</summary>
sealed class MemorySink : ILogSink
{
    readonly object _lock = new();
    readonly List<byte[]> _batches = [];
    int _attempts;
    int _flushes;

    /// <summary>What the attempt to write of this number, from 1 up, throws.</summary>
    internal Func<int, Exception?> Fails { get; set; } = static _ => null;

    /// <summary>What a write waits for before it does anything.</summary>
    internal ManualResetEventSlim Open { get; } = new(true);

    internal Exception? FlushFails { get; set; }

    internal bool IsDisposed { get; private set; }

    internal int Attempts => Read(sink => sink._attempts);

    internal int Flushes => Read(sink => sink._flushes);

    internal string[] Batches => Read(static sink => sink._batches.Select(Encoding.UTF8.GetString).ToArray());

    internal string Text => string.Concat(Batches);

    internal string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Write(ReadOnlySpan<byte> lines)
    {
        int attempt;
        lock (_lock)
        {
            attempt = ++_attempts;
            Monitor.PulseAll(_lock);
        }

        Open.Wait();
        lock (_lock)
        {
            Assert.False(IsDisposed);
            Assert.Equal((byte)'\n', lines[^1]);
            if (Fails(attempt) is { } failure) throw failure;
            _batches.Add(lines.ToArray());
            Monitor.PulseAll(_lock);
        }
    }

    public void Flush()
    {
        lock (_lock) _flushes++;
        if (FlushFails is { } failure) throw failure;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            IsDisposed = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Waits until it is so.</summary>
    internal void Until(Func<MemorySink, bool> isSo)
    {
        DateTime limit = DateTime.UtcNow + Patience.Limit;
        lock (_lock)
        {
            while (!isSo(this)) Assert.True(Monitor.Wait(_lock, TimeSpan.FromMilliseconds(50)) || DateTime.UtcNow < limit, "The sink did not get there.");
        }
    }

    T Read<T>(Func<MemorySink, T> read)
    {
        lock (_lock) return read(this);
    }
}
