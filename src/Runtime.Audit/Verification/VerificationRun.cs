using Microsoft.Data.Sqlite;

namespace InstrumentGen.Audit;

/// <summary>A verification under way: of one file after another, each from its first record to its last.</summary>
sealed class VerificationRun : IDisposable
{
    const int RecordsBetweenLooks = 4096;

    readonly CheckpointKeys _keys;
    readonly ExpectedHead? _expected;
    readonly bool _parses;
    readonly IProgress<long>? _progress;
    readonly CancellationToken _cancellation;
    ChainPosition _position;
    TrailHeader? _first;
    TrailHeader? _last;
    long _records;
    long _checkpoints;
    long? _signedThrough;

    internal VerificationRun(AuditVerificationOptions options, CancellationToken cancellation)
    {
        _expected = options.ExpectHead is null ? null : ExpectedHead.Parse(options.ExpectHead);
        _keys = new CheckpointKeys(options.PublicKeys);
        _parses = options.ParseRecords;
        _progress = options.Progress;
        _cancellation = cancellation;
    }

    /// <summary>The place behind the last good record.</summary>
    internal ChainPosition Position => _position;

    /// <exception cref="AuditTrailDamagedException">Something is wrong with the file.</exception>
    internal void Walk(TrailDatabase database, TrailHeader header)
    {
        GoOn(database, header);
        _keys.Read(database);
        using var checkpoints = new CheckpointReader(database, header, _keys);
        using var records = new ChainReader(database, header.Anchor, isWhole: true);
        checkpoints.MoveNext();
        bool isAnchored = Meet(checkpoints, header.Anchor);
        if (header.FirstSequence > 1 && !isAnchored) throw records.Damaged(AuditProblemKind.Checkpoint, header.FirstSequence, $"The trail begins with record {header.FirstSequence} and has no checkpoint before it.");
        bool isMarked = isAnchored;
        while (records.MoveNext())
        {
            _position = records.Position;
            isMarked = Meet(checkpoints, _position);
            if (_parses) Parse(records);
            if (++_records % RecordsBetweenLooks == 0) Look();
        }

        if (checkpoints.Current is { } left) throw records.Damaged(AuditProblemKind.Truncated, _position.Sequence + 1, $"Record {_position.Sequence + 1} is missing: checkpoint {left.Number} says that there were {left.Sequence} records.");
        if (header.IsArchive && !isMarked) throw records.Damaged(AuditProblemKind.Truncated, _position.Sequence + 1, $"The archive has no checkpoint behind its last record, {_position.Sequence}.");
        CheckStructure(database);
    }

    /// <summary>What was found, when all files have been walked through.</summary>
    internal AuditVerification Finish(string path)
    {
        _progress?.Report(_records);
        AuditProblem? problem = _expected is { IsMet: false } ? _expected.Problem(_first!.FirstSequence, _position, path) : null;
        if (problem is null && _keys.IsTrustGiven && _signedThrough is null && _position.Sequence > 0)
        {
            problem = new AuditProblem(AuditProblemKind.NotSigned, _first!.FirstSequence, "No checkpoint is signed with the key that was given: it is another trail's key, or the trail was written anew without it.", path);
        }

        return Result(problem);
    }

    internal AuditVerification Result(AuditProblem? problem) => new(problem)
    {
        TrailId = _first?.IdText ?? "",
        FirstSequence = _first?.FirstSequence ?? 0,
        LastSequence = _position.Sequence,
        Records = _records,
        Head = _first is null ? "" : _position.ToString(),
        Checkpoints = _checkpoints,
        SignedThrough = _signedThrough,
    };

    public void Dispose() => _keys.Dispose();

    void GoOn(TrailDatabase database, TrailHeader header)
    {
        if (_last is not null && (header.IdText != _last.IdText || header.Anchor != _position || !_last.IsArchive))
        {
            throw database.Damaged(header.IdText != _last.IdText
                ? "It is a part of another trail than the files before it."
                : FormattableString.Invariant($"It begins with record {header.FirstSequence}, and the file before it ends at {_position}: a file is missing, or twice, or from another backup."));
        }

        _first ??= header;
        _last = header;
        _position = header.Anchor;
    }

    // Checkpoints come in the order of their records, so both are read once.
    bool Meet(CheckpointReader checkpoints, in ChainPosition position)
    {
        _expected?.Meet(position);
        bool isMarked = false;
        while (checkpoints.Current is { } checkpoint && checkpoint.Sequence <= position.Sequence)
        {
            if (checkpoint.Position != position) throw checkpoints.Damaged(checkpoint, $"The chain up to record {checkpoint.Sequence} is not the one that checkpoint {checkpoint.Number} was made of: it was written anew, or the checkpoint was.");
            if (_keys.IsTrusted(checkpoint)) _signedThrough = position.Sequence;
            _checkpoints++;
            isMarked = true;
            checkpoints.MoveNext();
        }

        return isMarked;
    }

    void Look()
    {
        _cancellation.ThrowIfCancellationRequested();
        _progress?.Report(_records);
    }

    static void Parse(ChainReader records)
    {
        try
        {
            AuditRecord.Parse(records.Record);
        }
        catch (FormatException exception)
        {
            throw records.Damaged(AuditProblemKind.Content, records.Position.Sequence, $"Record {records.Position.Sequence} is in the chain as it was written, and was never an audit record: {exception.Message}");
        }
    }

    // All records can be intact in a tree that is not: they would be missed by whoever looks for one.
    static void CheckStructure(TrailDatabase database)
    {
        try
        {
            string found = database.Text("PRAGMA quick_check(1)");
            if (found != "ok") throw database.Damaged($"All its records are intact, but the file is not: {found}.");
        }
        catch (SqliteException exception)
        {
            throw TrailErrors.OfReading(database.Path, null, exception);
        }
    }
}
