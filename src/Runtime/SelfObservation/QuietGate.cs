namespace InstrumentGen;

/// <summary>Lets the first through, and after that the first one behind a time without any: the beginning of each spell of something.</summary>
sealed class QuietGate(TimeProvider time, TimeSpan quiet)
{
    const long Never = long.MinValue;

    long _last = Never;

    internal bool Passes()
    {
        long now = time.GetTimestamp();
        long last = Interlocked.Exchange(ref _last, now);
        return last == Never || time.GetElapsedTime(last, now) >= quiet;
    }
}
