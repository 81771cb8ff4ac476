namespace InstrumentGen.Audit;

/// <summary>Keeps audit records in a SQLite database: append-only, in a chain of hashes, with signed checkpoints.</summary>
/// <remarks>
/// <para>One store at a time has a trail; readers and verifiers may come at any time. A batch is one transaction, which is on the disk when <see cref="Append"/> returns.</para>
/// <para>All members may be called from any thread.</para>
/// </remarks>
/// <example>
/// <code>
/// using AuditTrail trail = AuditTrail.Use(new SqliteAuditStore(new AuditStoreOptions { Path = "audit.db" }));
/// </code>
/// </example>
public sealed class SqliteAuditStore : IAuditStore
{
    readonly Lock _gate = new();
    readonly AuditStoreOptions _options;
    readonly AuditKey? _key;
    readonly TrailLock _lock;
    readonly ITimer? _timer;
    readonly TrailSession _session;
    long _markedAt;
    long _archiveTriedAt;
    bool _isDisposed;

    /// <summary>Opens a trail, or begins one.</summary>
    /// <param name="options">Where it is.</param>
    /// <exception cref="ArgumentException"><see cref="AuditStoreOptions.Path"/> is not set.</exception>
    /// <exception cref="AuditKeyException">The signing key cannot be used.</exception>
    /// <exception cref="AuditTrailInUseException">Another process, or another store of this one, has the trail.</exception>
    /// <exception cref="AuditTrailDamagedException">The trail is not as it was written. All of what was written since the last checkpoint is looked at, and at least the last
    /// 1,000 records; <see cref="AuditVerifier"/> looks at everything.</exception>
    /// <exception cref="AuditStoreException">The file belongs to something else, or cannot be written.</exception>
    public SqliteAuditStore(AuditStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(options.Path)) throw new ArgumentException("Set AuditStoreOptions.Path to the file that is to hold the audit trail.", nameof(options));
        _options = options;
        string path = Path.GetFullPath(options.Path);
        _key = options.SigningKey is null ? null : AuditKey.ToSign(options.SigningKey, options.SigningKeyPassword);
        try
        {
            _lock = TrailLock.Take(path);
        }
        catch
        {
            _key?.Dispose();
            throw;
        }

        try
        {
            _session = new TrailSession(path, _key, options);
            Marked();
            if (options.CheckpointInterval != Timeout.InfiniteTimeSpan) _timer = options.TimeProvider.CreateTimer(_ => MarkInTime(), null, options.CheckpointInterval, options.CheckpointInterval);
        }
        catch
        {
            _session?.Dispose();
            _lock.Dispose();
            _key?.Dispose();
            throw;
        }
    }

    /// <summary>Where the trail ends, as <see cref="AuditVerificationOptions.ExpectHead"/> takes it: <c>sequence:hash</c>. Noted in another place, it proves later that nothing was cut off.</summary>
    /// <exception cref="AuditStoreException">The trail had to be opened again, and cannot be.</exception>
    /// <exception cref="ObjectDisposedException">The store has been disposed of.</exception>
    public string Head => Use(static writer => writer.End.ToString());

    /// <summary>Why the last archive that was due by <see cref="AuditStoreOptions.ArchiveAfter"/> could not be made; <see langword="null"/> where it could. It is tried again after as many records as make a checkpoint.</summary>
    public Exception? ArchiveFailure { get; private set; }

    /// <inheritdoc/>
    /// <value><see langword="true"/>.</value>
    public bool GrowsBatches => true;

    /// <inheritdoc/>
    /// <exception cref="AuditStoreException">They are not durable, or it is not known whether they are.</exception>
    /// <exception cref="ObjectDisposedException">The store has been disposed of.</exception>
    public void Append(AuditBatch batch)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            AuditCheckpoint? before = _session.Writer?.LastCheckpoint;
            TrailWriter writer = _session.Append(batch, IsTimeUp());
            if (writer.LastCheckpoint != before) Marked();
            ArchiveWhenDue(writer);
        }
    }

    /// <summary>Makes a checkpoint behind the last record now, where there is none yet.</summary>
    /// <returns>The last checkpoint; <see langword="null"/> where the trail has no record.</returns>
    /// <exception cref="AuditStoreException">It could not be made.</exception>
    /// <exception cref="ObjectDisposedException">The store has been disposed of.</exception>
    public AuditCheckpoint? Checkpoint() => Use(Mark);

    /// <summary>Moves all records, with a checkpoint behind them, into an archive: a file of its own that is written, made durable and verified before anything is deleted here.</summary>
    /// <returns>The archive; <see langword="null"/> where the trail has no record.</returns>
    /// <remarks>Whoever records waits meanwhile. It can be repeated after any failure: nothing is lost, and nothing is twice.</remarks>
    /// <exception cref="AuditStoreException">It could not be made. The records are where they were.</exception>
    /// <exception cref="ObjectDisposedException">The store has been disposed of.</exception>
    /// <example>
    /// <code>
    /// if (store.Archive() is { } archive) Console.WriteLine($"{archive.Records} records are in {archive.Path}");
    /// </code>
    /// </example>
    public AuditArchive? Archive() => Use(MoveToArchive);

    /// <summary>Makes a last checkpoint, and lets go of the trail.</summary>
    /// <exception cref="AuditStoreException">The checkpoint could not be made. The trail is let go of all the same, and its records are durable.</exception>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            try
            {
                // Where it is not open, the last call has failed and has said so.
                if (_session.Writer is not null) Checkpoint();
            }
            finally
            {
                _isDisposed = true;
                _timer?.Dispose();
                _session.Dispose();
                _lock.Dispose();
                _key?.Dispose();
            }
        }
    }

    T Use<T>(Func<TrailWriter, T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _session.Use(work);
        }
    }

    bool IsTimeUp() => _options.CheckpointInterval != Timeout.InfiniteTimeSpan && _options.TimeProvider.GetElapsedTime(_markedAt) >= _options.CheckpointInterval;

    void Marked() => _markedAt = _options.TimeProvider.GetTimestamp();

    AuditCheckpoint? Mark(TrailWriter writer)
    {
        if (!writer.IsMarkNeeded) return writer.LastCheckpoint;
        AuditCheckpoint mark = writer.Mark();
        Marked();
        return mark;
    }

    void MarkInTime()
    {
        lock (_gate)
        {
            if (_isDisposed || _session.Writer is not { Unmarked: > 0 } || !IsTimeUp()) return;
            try
            {
                Checkpoint();
            }
            catch (AuditStoreException)
            {
                // Whoever records next meets the same and is told; a timer has nobody to tell.
            }
        }
    }

    AuditArchive? MoveToArchive(TrailWriter writer)
    {
        // One that was written, and after which nothing was deleted, counts first: else its records would be in two archives.
        AuditArchive? archive = TrailArchiver.FindLeft(writer, _options);
        if (archive is not null) writer.BeginAnew(archive.Checkpoint);
        if (writer.End.Sequence == writer.Header.Anchor.Sequence) return archive;
        Mark(writer);
        archive = TrailArchiver.Write(writer, _options);
        writer.BeginAnew(archive.Checkpoint);
        return archive;
    }

    // The records are durable: that they could not be moved is no reason to say that they are not.
    void ArchiveWhenDue(TrailWriter writer)
    {
        long end = writer.End.Sequence;
        if (_options.ArchiveAfter is not { } most || end - writer.Header.Anchor.Sequence < most) return;
        if (ArchiveFailure is not null && end - _archiveTriedAt < _options.CheckpointEvery) return;
        _archiveTriedAt = end;
        try
        {
            Archive();
            ArchiveFailure = null;
        }
        catch (Exception exception)
        {
            ArchiveFailure = exception;
        }
    }
}
