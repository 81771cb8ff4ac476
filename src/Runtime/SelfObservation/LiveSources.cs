namespace InstrumentGen;

/// <summary>What is shown of itself as long as it lives: until it is removed, or nobody else holds it any more.</summary>
sealed class LiveSources<T>
    where T : class
{
    readonly Lock _lock = new();
    volatile WeakReference<T>[] _sources = [];

    /// <summary>Those that live, in the order in which they came.</summary>
    internal List<T> All
    {
        get
        {
            // Of one moment: who comes or goes meanwhile makes another array.
            WeakReference<T>[] sources = _sources;
            List<T> all = new(sources.Length);
            foreach (WeakReference<T> source in sources)
            {
                if (source.TryGetTarget(out T? live)) all.Add(live);
            }

            return all;
        }
    }

    internal void Add(T source)
    {
        SelfMeter.Start();
        lock (_lock) _sources = [.. Except(null), new WeakReference<T>(source)];
    }

    internal void Remove(T source)
    {
        lock (_lock) _sources = [.. Except(source)];
    }

    IEnumerable<WeakReference<T>> Except(T? gone) => _sources.Where(source => source.TryGetTarget(out T? live) && !ReferenceEquals(live, gone));
}
