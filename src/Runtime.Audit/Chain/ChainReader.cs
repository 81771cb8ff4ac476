using Microsoft.Data.Sqlite;

namespace InstrumentGen.Audit;

/// <summary>Reads the records of a file in their order and computes the chain anew.</summary>
sealed class ChainReader : IDisposable
{
    readonly TrailDatabase _database;
    readonly Statement _statement;
    readonly ChainHasher _hasher = new();
    ChainPosition _position;

    /// <param name="database">The file.</param>
    /// <param name="before">The place before the first record that is read.</param>
    /// <param name="isWhole">Whether that place is the beginning of the file, before which there must be nothing.</param>
    internal ChainReader(TrailDatabase database, ChainPosition before, bool isWhole)
    {
        _database = database;
        _position = before;
        _statement = database.Prepare("SELECT sequence, record, hash FROM records WHERE sequence > ?1 ORDER BY sequence");
        _statement.Bind(1, isWhole ? long.MinValue : before.Sequence);
    }

    /// <summary>The place behind the last record that was read.</summary>
    internal ref readonly ChainPosition Position => ref _position;

    /// <summary>The last record that was read, until the next is.</summary>
    internal ReadOnlySpan<byte> Record => _statement.Blob(1);

    /// <summary>Reads a record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="AuditTrailDamagedException">It is not the one that was written.</exception>
    internal bool MoveNext()
    {
        if (!Step()) return false;
        long expected = _position.Sequence + 1;
        long sequence = _statement.Int64(0);
        if (sequence > expected) throw Damaged(AuditProblemKind.Missing, expected, $"Record {expected} is missing, and the next one is {sequence}.");
        if (sequence < expected) throw Damaged(AuditProblemKind.OutOfOrder, sequence, $"Record {sequence} stands where record {expected} belongs.");
        ChainPosition computed = _hasher.Next(_position, Record);
        ReadOnlySpan<byte> hash = _statement.Blob(2);
        if (hash.Length != Digest.Length || Digest.Of(hash) != computed.Hash)
        {
            throw Damaged(AuditProblemKind.Altered, sequence, $"Record {sequence} is not what its hash says: it was altered, inserted or exchanged.");
        }

        _position = computed;
        return true;
    }

    internal AuditTrailDamagedException Damaged(AuditProblemKind kind, long sequence, FormattableString message) =>
        new(new AuditProblem(kind, sequence, FormattableString.Invariant(message), _database.Path));

    public void Dispose() => _statement.Dispose();

    bool Step()
    {
        try
        {
            return _statement.Step();
        }
        catch (SqliteException exception)
        {
            throw TrailErrors.OfReading(_database.Path, _position.Sequence + 1, exception);
        }
    }
}
