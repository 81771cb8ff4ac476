namespace InstrumentGen;

/// <summary>What is in force for the whole process, as woven calls know no container: of several that were put there, the one that came last; when that is taken back, the one
/// before it.</summary>
sealed class InForce<T>
    where T : class
{
    readonly Lock _lock = new();
    readonly List<T> _used = [];
    volatile T? _current;

    internal T? Current => _current;

    internal void Put(T one) => Change(null, one);

    internal void TakeBack(T one) => Change(one, null);

    /// <summary>Puts one in force, or in the place of one that still is; with <see langword="null"/> for it, takes that one back.</summary>
    internal void Change(T? before, T? after)
    {
        lock (_lock)
        {
            int index = before is null ? _used.Count : _used.IndexOf(before);
            if (index < 0) return;
            if (before is not null) _used.RemoveAt(index);
            if (after is not null) _used.Insert(index, after);
            _current = _used.Count == 0 ? null : _used[^1];
        }
    }
}
