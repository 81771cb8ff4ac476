namespace InstrumentGen.Audit;

/// <summary>Remembers the records of a batch whose transaction failed until it is known whether they are durable, and then those that are until they have come again.</summary>
/// <remarks>A commit can fail when its records are durable already: they come again then, and are kept once.</remarks>
sealed class BatchInDoubt
{
    readonly List<Digest> _written = [];
    readonly List<int> _fresh = [];
    Dictionary<Digest, int> _durable = [];
    Dictionary<Digest, int> _left = [];
    bool _hasCome;
    ChainPosition _before;
    ChainPosition _after;

    /// <summary>Whether it is not known what became of the last batch.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>Another batch has come.</summary>
    internal void Meet()
    {
        _fresh.Clear();
        _hasCome = false;
        // Those that come again are forgotten only when their batch has succeeded: else they come once more.
        _left = _durable.Count == 0 ? _durable : new Dictionary<Digest, int>(_durable);
    }

    /// <summary>Whether a record of it is not durable yet. To be asked once of each, in their order.</summary>
    internal bool IsFresh(AuditBatch batch, int index)
    {
        if (_left.Count > 0 && Remove(Digest.Hash(batch[index]))) return false;
        _fresh.Add(index);
        return true;
    }

    /// <summary>A transaction begins.</summary>
    internal void Begin(in ChainPosition before)
    {
        _before = _after = before;
        IsOpen = true;
    }

    /// <summary>Everything is in it, and it is about to be committed.</summary>
    internal void Filled(in ChainPosition after) => _after = after;

    /// <summary>It has failed, so that what was in it is to be known when it comes again. Not before: a hash of each record took as long as the one that the chain needs.</summary>
    internal void Fail(AuditBatch batch)
    {
        _written.Clear();
        foreach (int index in _fresh) _written.Add(Digest.Hash(batch[index]));
    }

    /// <summary>All of the batch is durable.</summary>
    internal void Complete()
    {
        IsOpen = false;
        // One that brought none of them ends it: what is left was given up and does not come again.
        if (_durable.Count > 0 && !_hasCome && _fresh.Count > 0) _left.Clear();
        _durable = _left;
    }

    /// <summary>Whether the place where the trail ends now is the one behind the batch that failed.</summary>
    internal bool IsAt(in ChainPosition end) => end == _after && end != _before;

    /// <summary>Finds out what became of a batch that failed, by the place where the trail ends now.</summary>
    /// <returns>Whether that can be: not where it is neither the place before nor the one behind the batch.</returns>
    internal bool TrySettle(in ChainPosition end)
    {
        if (IsAt(end))
        {
            foreach (Digest record in _written) _durable[record] = _durable.GetValueOrDefault(record) + 1;
        }
        else if (end != _before)
        {
            return false;
        }

        IsOpen = false;
        return true;
    }

    bool Remove(Digest record)
    {
        if (!_left.TryGetValue(record, out int count)) return false;
        _hasCome = true;
        if (count == 1) _left.Remove(record);
        else _left[record] = count - 1;
        return true;
    }
}
