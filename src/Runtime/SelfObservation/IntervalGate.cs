namespace InstrumentGen;

/// <summary>Lets one through in each interval.</summary>
sealed class IntervalGate(TimeProvider time, TimeSpan interval)
{
    const long Never = long.MinValue;

    long _passed = Never;

    internal bool Passes()
    {
        long now = time.GetTimestamp();
        long passed = Volatile.Read(ref _passed);
        if (passed != Never && time.GetElapsedTime(passed, now) < interval) return false;
        return Interlocked.CompareExchange(ref _passed, now, passed) == passed;
    }
}
