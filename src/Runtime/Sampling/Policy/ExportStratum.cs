namespace InstrumentGen;

/// <summary>The items of a window that are weighed against each other.</summary>
sealed class ExportStratum<T>
{
    readonly Dictionary<ulong, List<Entry>> _traces = [];
    readonly PriorityQueue<ulong, ulong> _least = new();
    long _dropped;

    // One more than the greatest randomness of those that went; 0 where none has.
    ulong _threshold;

    internal int Count { get; private set; }

    internal void Add(T item, ulong randomness, SamplingThreshold? threshold)
    {
        if (randomness < _threshold)
        {
            _dropped++;
            return;
        }

        if (!_traces.TryGetValue(randomness, out List<Entry>? entries))
        {
            _traces[randomness] = entries = [];
            _least.Enqueue(randomness, randomness);
        }

        entries.Add(new Entry(item, threshold));
        Count++;
    }

    /// <summary>Leaves out those with the least randomness until no more than so many are left.</summary>
    internal void ShrinkTo(int capacity)
    {
        while (Count > capacity && _least.TryDequeue(out ulong randomness, out _))
        {
            _traces.Remove(randomness, out List<Entry>? entries);
            Count -= entries!.Count;
            _dropped += entries.Count;
            _threshold = randomness + 1;
        }
    }

    internal long Close(Action<T, SamplingThreshold?> leave)
    {
        var raised = new SamplingThreshold(_threshold);
        foreach (List<Entry> entries in _traces.Values)
        {
            foreach (Entry entry in entries) leave(entry.Item, entry.Threshold is { } own && own < raised ? raised : entry.Threshold);
        }

        long dropped = _dropped;
        _traces.Clear();
        _least.Clear();
        (Count, _dropped, _threshold) = (0, 0, 0);
        return dropped;
    }

    readonly record struct Entry(T Item, SamplingThreshold? Threshold);
}
