namespace InstrumentGen;

/// <summary>What one thread rests on until another calls it or time is up. A call that comes while it does not rest ends its next rest.</summary>
sealed class WakeUp(TimeProvider time)
{
    readonly object _monitor = new();
    bool _isCalled;
    bool _isTimeUp;

    internal void Call()
    {
        lock (_monitor)
        {
            _isCalled = true;
            Monitor.Pulse(_monitor);
        }
    }

    /// <returns>Whether it was called, and not the time that was up.</returns>
    internal bool Rest(TimeSpan limit)
    {
        _isTimeUp = false;
        if (time == TimeProvider.System || limit == Timeout.InfiniteTimeSpan) return RestReal(limit);
        using ITimer timer = time.CreateTimer(static wakeUp => ((WakeUp)wakeUp!).TimeIsUp(), this, limit, Timeout.InfiniteTimeSpan);
        return RestReal(Timeout.InfiniteTimeSpan);
    }

    bool RestReal(TimeSpan limit)
    {
        lock (_monitor)
        {
            if (!_isCalled && !_isTimeUp) Monitor.Wait(_monitor, limit);
            bool wasCalled = _isCalled;
            _isCalled = false;
            return wasCalled;
        }
    }

    void TimeIsUp()
    {
        lock (_monitor)
        {
            _isTimeUp = true;
            Monitor.Pulse(_monitor);
        }
    }
}
