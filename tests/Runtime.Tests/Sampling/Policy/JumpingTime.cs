namespace InstrumentGen.Runtime.Tests;

/// <summary>A time that goes forward and back as a test tells it, with timers that are due once a step.</summary>
sealed class JumpingTime : TimeProvider
{
    readonly List<Timer> _timers = [];
    long _ticks = TimeSpan.FromDays(1).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state));
        _timers.Add(timer);
        return timer;
    }

    internal void Pass(TimeSpan time)
    {
        _ticks += time.Ticks;
        foreach (Timer timer in _timers) timer.Fire();
    }

    sealed class Timer(Action callback) : ITimer
    {
        internal void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
