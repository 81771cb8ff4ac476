namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>A clock that goes on when it is told to: its timers fire then, on the thread that tells it.</summary>
sealed class ManualTime : TimeProvider
{
    readonly List<ManualTimer> _timers = [];
    TimeSpan _elapsed;

    /// <summary>What the clock on the wall shows; it can be set back.</summary>
    internal DateTimeOffset Now { get; set; } = new(2026, 11, 30, 9, 15, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state));
        _timers.Add(timer);
        return timer;
    }

    internal void GoOn(TimeSpan time)
    {
        _elapsed += time;
        Now += time;
        foreach (ManualTimer timer in _timers) timer.Fire();
    }

    sealed class ManualTimer(Action fire) : ITimer
    {
        bool _isDisposed;

        internal void Fire()
        {
            if (!_isDisposed) fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => !_isDisposed;

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
