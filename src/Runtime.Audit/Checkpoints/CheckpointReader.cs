using Microsoft.Data.Sqlite;

namespace InstrumentGen.Audit;

/// <summary>Reads the checkpoints of a file in their order, and holds them against their signatures.</summary>
sealed class CheckpointReader : IDisposable
{
    readonly TrailDatabase _database;
    readonly TrailHeader _trail;
    readonly CheckpointKeys _keys;
    readonly Statement _statement;
    bool _isAtEnd;

    internal CheckpointReader(TrailDatabase database, TrailHeader trail, CheckpointKeys keys, long afterNumber = 0)
    {
        _database = database;
        _trail = trail;
        _keys = keys;
        _statement = database.Prepare("SELECT number, sequence, hash, time, key_id, algorithm, signature FROM checkpoints WHERE number > ?1 ORDER BY number");
        _statement.Bind(1, afterNumber);
    }

    /// <summary>The checkpoint that was read last.</summary>
    internal AuditCheckpoint? Current { get; private set; }

    /// <summary>Reads a checkpoint.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="AuditTrailDamagedException">It is not the one that was written.</exception>
    internal bool MoveNext()
    {
        AuditCheckpoint? before = Current;
        Current = _isAtEnd ? null : Read();
        if (Current is null)
        {
            _isAtEnd = true;
            return false;
        }

        if (before is null ? _trail.FirstSequence == 1 && Current.Number != 1 : Current.Number != before.Number + 1) throw Damaged(Current, $"A checkpoint is missing before number {Current.Number}, which is of record {Current.Sequence}.");
        if (before is not null && Current.Sequence < before.Sequence) throw Damaged(Current, $"Checkpoint {Current.Number} stands behind one of a later record.");
        _keys.Check(Current, _trail, _database.Path);
        return true;
    }

    /// <summary>The last checkpoint of a file, as it is; <see langword="null"/> where there is none.</summary>
    internal static AuditCheckpoint? Last(TrailDatabase database, TrailHeader trail, CheckpointKeys keys)
    {
        long number = database.Number("SELECT max(number) FROM checkpoints");
        using var reader = new CheckpointReader(database, trail, keys, number - 1);
        AuditCheckpoint? last = number == 0 ? null : reader.Read();
        if (last is not null) keys.Check(last, trail, database.Path);
        return last;
    }

    internal AuditTrailDamagedException Damaged(AuditCheckpoint checkpoint, FormattableString message) =>
        new(new AuditProblem(AuditProblemKind.Checkpoint, checkpoint.Sequence, FormattableString.Invariant(message), _database.Path));

    public void Dispose() => _statement.Dispose();

    AuditCheckpoint? Read()
    {
        try
        {
            if (!_statement.Step()) return null;
            ReadOnlySpan<byte> hash = _statement.Blob(2);
            if (hash.Length != Digest.Length) throw _database.Damaged(FormattableString.Invariant($"The hash of checkpoint {_statement.Int64(0)} is garbled."));
            return new AuditCheckpoint(
                _statement.Int64(0),
                new ChainPosition(_statement.Int64(1), Digest.Of(hash)),
                _statement.Text(3),
                _statement.Text(4),
                _statement.Text(5),
                _statement.Blob(6).ToArray());
        }
        catch (SqliteException exception)
        {
            throw TrailErrors.OfReading(_database.Path, null, exception);
        }
    }
}
