namespace InstrumentGen;

/// <summary>Takes the records of audited operations in and has a store make them durable: together, where several callers wait at once.</summary>
/// <remarks>A woven call knows no container, so one trail is in force for the whole process: the one that was put in force last.</remarks>
/// <example>
/// <code>
/// using AuditTrail trail = AuditTrail.Use(new SqliteAuditStore(new AuditStoreOptions { Path = "audit.db" }));
/// </code>
/// </example>
public sealed class AuditTrail : IDisposable
{
    static readonly InForce<AuditTrail> s_inForce = new();

    readonly AuditQueue _queue;
    readonly AuditWriter _writer;
    readonly ProcessEnd _processEnd;
    long _unknownActors;
    int _isDisposed;

    AuditTrail(IAuditStore store, AuditTrailOptions options)
    {
        Options = options;
        _queue = new AuditQueue(options.QueueCapacity);
        _writer = new AuditWriter(_queue, store, options.RetryDelay);
        // Nobody disposes of anything where the process exits or dies of an exception; a signal that a host handles comes to nothing here.
        _processEnd = new ProcessEnd(Dispose, onSignal: () => Flush(options.ShutdownTimeout));
        TelemetryLosses.Expect(TelemetrySignal.Audit, LossReason.SinkFailed);
        ObservedSources.AuditTrails.Add(this);
    }

    /// <summary>The records whose actor was not known.</summary>
    public long UnknownActors => Volatile.Read(ref _unknownActors);

    /// <summary>The records that are not durable yet.</summary>
    public int Waiting => _queue.Count;

    /// <summary>Those of them that the store has refused, and that are tried again.</summary>
    public int Held => _queue.Held;

    /// <summary>How long the store has refused what it was given.</summary>
    internal TimeSpan Refusing => _queue.Refusing;

    internal static AuditTrail? Current => s_inForce.Current;

    internal AuditTrailOptions Options { get; }

    /// <summary>Whether it takes no more records.</summary>
    internal bool HasEnded => Volatile.Read(ref _isDisposed) != 0;

    /// <summary>Puts a trail in force: for code without a host. With one, <c>services.AddInstrumentGen().AddAudit(...)</c> does it when the host starts.</summary>
    /// <param name="store">Where records go. It is disposed of with the trail.</param>
    /// <param name="options">How they are taken in; <see langword="null"/> for the defaults.</param>
    /// <returns>The trail. When it is disposed of, everything that was recorded is written, and the trail before it is in force again.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> is <see langword="null"/>.</exception>
    public static AuditTrail Use(IAuditStore store, AuditTrailOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        var trail = new AuditTrail(store, options ?? new AuditTrailOptions());
        s_inForce.Put(trail);
        return trail;
    }

    /// <summary>Waits until everything that was recorded before is durable.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <returns>Whether it is.</returns>
    public bool Flush(TimeSpan timeout) => _queue.Drain(timeout);

    /// <summary>Writes everything that was recorded, and ends.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        s_inForce.TakeBack(this);
        _processEnd.Dispose();
        _queue.Close();
        _writer.End(Options.ShutdownTimeout);
        ObservedSources.AuditTrails.Remove(this);
    }

    /// <summary>Adds a record that nobody waits for.</summary>
    /// <returns>Whether it was added: not where the trail has ended.</returns>
    internal bool Enqueue(ReadOnlySpan<byte> record) => _queue.TryAdd(record, null, isAttempt: false, Timeout.InfiniteTimeSpan);

    /// <summary>Adds a record that somebody waits for.</summary>
    /// <returns>What becomes of it; <see langword="null"/> where it was not added.</returns>
    internal AuditCompletion? Commit(ReadOnlySpan<byte> record, bool isAttempt)
    {
        var completion = new AuditCompletion(_queue.Bell);
        TimeSpan timeout = isAttempt ? Options.AttemptTimeout : Timeout.InfiniteTimeSpan;
        return _queue.TryAdd(record, completion, isAttempt, timeout) ? completion : null;
    }

    internal void CountUnknownActor() => Interlocked.Increment(ref _unknownActors);

    /// <summary>Whether the calling thread is the trail's own: what a store calls is not audited, since it would wait for itself.</summary>
    internal bool IsWriter => _writer.IsCurrentThread;
}
