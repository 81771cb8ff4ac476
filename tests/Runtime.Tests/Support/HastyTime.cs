using System.Collections.Concurrent;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A time in which whatever is waited for is over at once, and noted.</summary>
sealed class HastyTime : TimeProvider
{
    readonly ConcurrentQueue<TimeSpan> _waits = new();

    internal TimeSpan[] Waits => [.. _waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Enqueue(dueTime);
        callback(state);
        return new Done();
    }

    sealed class Done : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
