namespace InstrumentGen.Audit;

/// <summary>Appends to the open file of a trail. After an exception it is of no use: what became of the transaction shows when the file is opened again.</summary>
sealed class TrailWriter : IDisposable
{
    readonly TrailDatabase _database;
    readonly AuditKey? _key;
    readonly TimeProvider _time;
    readonly Action<TransactionStage>? _stages;
    readonly ChainHasher _hasher = new();
    readonly Statement _begin;
    readonly Statement _commit;
    readonly Statement _insert;
    ChainPosition _end;
    bool _isKeyNamed;

    internal TrailWriter(TrailDatabase database, TrailHeader header, ChainPosition end, AuditCheckpoint? last, AuditKey? key, AuditStoreOptions options)
    {
        _database = database;
        Header = header;
        _end = end;
        LastCheckpoint = last;
        _key = key;
        _time = options.TimeProvider;
        _stages = options.Stages;
        _begin = database.Prepare("BEGIN IMMEDIATE");
        _commit = database.Prepare("COMMIT");
        _insert = database.Prepare("INSERT INTO records (sequence, record, hash) VALUES (?1, ?2, ?3)");
    }

    internal TrailHeader Header { get; private set; }

    internal TrailDatabase Database => _database;

    /// <summary>Where the trail ends.</summary>
    internal ref readonly ChainPosition End => ref _end;

    internal AuditCheckpoint? LastCheckpoint { get; private set; }

    /// <summary>The records that have no checkpoint behind them.</summary>
    internal long Unmarked => _end.Sequence - (LastCheckpoint?.Sequence ?? 0);

    /// <summary>Whether a checkpoint would say something new.</summary>
    internal bool IsMarkNeeded => _end.Sequence > 0 && (Unmarked > 0 || (_key is not null && LastCheckpoint?.KeyId != _key.Id));

    /// <summary>Makes those records durable that are not, with a checkpoint behind them where one is due. A record takes 5 microseconds, so each is put into the transaction when it comes, while others are on
    /// their way.</summary>
    internal void Append(AuditBatch batch, BatchInDoubt doubt, bool isMarkDue, int markEvery)
    {
        ChainPosition end = _end;
        for (int index = 0; index < batch.Count || batch.TryGrow(); index++)
        {
            if (!doubt.IsFresh(batch, index)) continue;
            if (end == _end) BeginBatch(doubt);
            end = Insert(end, batch[index]);
        }

        if (end == _end) return;
        bool isMarked = isMarkDue || end.Sequence - (LastCheckpoint?.Sequence ?? 0) >= markEvery;
        AuditCheckpoint? mark = isMarked ? InsertMark(end) : null;
        doubt.Filled(end);
        Commit();
        _end = end;
        LastCheckpoint = mark ?? LastCheckpoint;
    }

    /// <summary>Makes a checkpoint behind the last record.</summary>
    internal AuditCheckpoint Mark()
    {
        Begin();
        AuditCheckpoint mark = InsertMark(_end);
        Commit();
        return LastCheckpoint = mark;
    }

    /// <summary>Deletes the records that an archive holds: those up to a checkpoint, which becomes the anchor of what is left.</summary>
    internal void BeginAnew(AuditCheckpoint checkpoint)
    {
        ChainPosition anchor = checkpoint.Position;
        _database.Transact(() =>
        {
            using Statement update = _database.Prepare("UPDATE trail SET first_sequence = ?1, anchor = ?2");
            update.Bind(1, anchor.Sequence + 1).Bind(2, anchor.Hash.ToArray()).Run();
            _database.Execute("DELETE FROM records WHERE sequence < (SELECT first_sequence FROM trail)");
            _database.Execute("DELETE FROM checkpoints WHERE sequence < (SELECT first_sequence FROM trail) - 1");
        });
        Header = Header with { Anchor = anchor };
        _database.TryWriteBack();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _commit.Dispose();
        _begin.Dispose();
        _database.Dispose();
    }

    void BeginBatch(BatchInDoubt doubt)
    {
        doubt.Begin(_end);
        Begin();
    }

    ChainPosition Insert(in ChainPosition before, ReadOnlySpan<byte> record)
    {
        ChainPosition position = _hasher.Next(before, record);
        Span<byte> hash = stackalloc byte[Digest.Length];
        position.Hash.CopyTo(hash);
        _insert.Bind(1, position.Sequence).Bind(2, record).Bind(3, hash).Run();
        return position;
    }

    void Begin()
    {
        _begin.Run();
        _stages?.Invoke(TransactionStage.Begun);
    }

    void Commit()
    {
        _stages?.Invoke(TransactionStage.Filled);
        _commit.Run();
        _stages?.Invoke(TransactionStage.Committed);
    }

    AuditCheckpoint InsertMark(ChainPosition end)
    {
        NameKey();
        AuditCheckpoint mark = AuditCheckpoint.Create((LastCheckpoint?.Number ?? 0) + 1, end, _time.GetUtcNow(), Header, _key);
        using Statement insert = _database.Prepare("INSERT INTO checkpoints (number, sequence, hash, time, key_id, algorithm, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        insert.Bind(1, mark.Number).Bind(2, mark.Sequence).Bind(3, mark.Position.Hash.ToArray());
        insert.Bind(4, mark.TimeText).Bind(5, mark.KeyId).Bind(6, mark.Algorithm).Bind(7, mark.Signature.Span).Run();
        return mark;
    }

    // Once for each key that a trail has had.
    void NameKey()
    {
        if (_key is null || _isKeyNamed) return;
        using Statement insert = _database.Prepare("INSERT INTO keys (number, public_key) SELECT (SELECT count(*) FROM keys) + 1, ?1 WHERE NOT EXISTS (SELECT 1 FROM keys WHERE public_key = ?1)");
        insert.Bind(1, _key.PublicKey).Run();
        _isKeyNamed = true;
    }
}
