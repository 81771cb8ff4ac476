namespace InstrumentGen;

/// <summary>What is shown of itself as long as it lives: until it is removed, or nobody else holds it any more.</summary>
sealed class LiveSources<T>
    where T : class
{
    const int Few = 64;

    readonly Lock _lock = new();
    readonly List<WeakReference<T>> _sources = [];
    int _sweepAt = Few;

    /// <summary>Those that live, in the order in which they came.</summary>
    internal List<T> All
    {
        get
        {
            List<T> all = [];
            lock (_lock)
            {
                foreach (WeakReference<T> source in _sources)
                {
                    if (source.TryGetTarget(out T? live)) all.Add(live);
                }
            }

            return all;
        }
    }

    internal void Add(T source)
    {
        SelfMeter.Start();
        lock (_lock)
        {
            // Those that nobody holds are looked for when there may be twice as many as lived the last time.
            if (_sources.Count >= _sweepAt)
            {
                _sources.RemoveAll(static one => !one.TryGetTarget(out _));
                _sweepAt = Math.Max(Few, 2 * _sources.Count);
            }

            _sources.Add(new WeakReference<T>(source));
        }
    }

    internal void Remove(T source)
    {
        lock (_lock)
        {
            // What goes has mostly come last.
            int index = _sources.FindLastIndex(one => one.TryGetTarget(out T? live) && ReferenceEquals(live, source));
            if (index >= 0) _sources.RemoveAt(index);
        }
    }
}
