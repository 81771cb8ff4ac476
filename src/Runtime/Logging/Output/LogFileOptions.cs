namespace InstrumentGen;

/// <summary>A log file: where it is, when it is rolled, and how many rolled ones stay.</summary>
/// <remarks>
/// <para>The current file always has the path itself. When it is rolled it is renamed by the day of its content and a number:
/// <c>logs/shop.json</c> to <c>logs/shop.20261129-001.json</c>. A name that is taken is never overwritten, and only files of such names are ever
/// deleted.</para>
/// <para>The file may be renamed, deleted or truncated by others while it is written, as logrotate does with and without
/// <c>copytruncate</c>. On Linux several processes may write to one file: their lines are appended whole. Elsewhere give each its own.</para>
/// </remarks>
/// <example>
/// <code>
/// var file = new LogFileOptions { Path = "logs/shop.json", MaxBytes = 256 * 1024 * 1024, RetainedFiles = 14 };
/// </code>
/// </example>
public sealed class LogFileOptions
{
    /// <summary>The path of the current file, absolute or by the directory that is current when the log is opened. Directories that are missing
    /// are made.</summary>
    public required string Path { get; set; }

    /// <summary>The size that a file is rolled at, in bytes; 0 for no bound. Lines are written some 64 KiB at a time, and a file is rolled before
    /// they would take it past the bound: it is larger only where they alone are.</summary>
    /// <value>The default is 100 MiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long MaxBytes
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 100 * 1024 * 1024;

    /// <summary>Whether each day, in UTC, has files of its own.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Daily { get; set; } = true;

    /// <summary>How many rolled files stay, beside the current one; the oldest are deleted. 0 keeps them all.</summary>
    /// <value>The default is 31.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int RetainedFiles
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 31;
}
