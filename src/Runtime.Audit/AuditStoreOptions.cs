namespace InstrumentGen.Audit;

/// <summary>Where a <see cref="SqliteAuditStore"/> keeps its trail, and how it vouches for it.</summary>
/// <example>
/// <code>
/// services.AddInstrumentGen().AddAudit(options =>
/// {
///     options.Path = "/var/lib/shop/audit.db";
///     options.SigningKey = "/etc/shop/audit-key.pem";
/// });
/// </code>
/// </example>
public sealed class AuditStoreOptions
{
    /// <summary>The trail's file; it is made where there is none, and so is its folder, for their owner alone. SQLite keeps two more beside it, and a lock stands there too.</summary>
    /// <value>There is no default.</value>
    public string Path { get; set; } = "";

    /// <summary>The private key that signs checkpoints: ECDSA on the curve P-256, in PEM form or as the path of a file.</summary>
    /// <value>The default, <see langword="null"/>, leaves checkpoints unsigned: they find damage, and no forgery.</value>
    /// <remarks>Ed25519 is not to be had: .NET 10 has none.</remarks>
    public string? SigningKey { get; set; }

    /// <summary>The password of <see cref="SigningKey"/>, where that is encrypted.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? SigningKeyPassword { get; set; }

    /// <summary>After how many records the next checkpoint is made, together with the records.</summary>
    /// <value>The default is 1000; at least 1.</value>
    public int CheckpointEvery
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1000;

    /// <summary>After how long a record has a checkpoint behind it, at the latest.</summary>
    /// <value>The default is one minute; <see cref="Timeout.InfiniteTimeSpan"/> for never by time.</value>
    public TimeSpan CheckpointInterval
    {
        get;
        set
        {
            if (value != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromMinutes(1);

    /// <summary>How many records the trail's file may hold before all of them are moved into an archive.</summary>
    /// <value>The default, <see langword="null"/>, is never by itself: <see cref="SqliteAuditStore.Archive"/> does it. At least 1.</value>
    /// <remarks>Whoever records waits meanwhile: a second or so for each 100,000 records.</remarks>
    public long? ArchiveAfter
    {
        get;
        set
        {
            if (value is { } records) ArgumentOutOfRangeException.ThrowIfLessThan(records, 1);
            field = value;
        }
    }

    /// <summary>The folder of archives; it is made where there is none, for its owner alone.</summary>
    /// <value>The default, <see langword="null"/>, is the trail's.</value>
    public string? ArchiveFolder { get; set; }

    /// <summary>The clock: of the time that checkpoints tell. Nothing depends on its being right.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Told how far a transaction is: tests end processes and break disks there.</summary>
    internal Action<TransactionStage>? Stages { get; set; }
}
