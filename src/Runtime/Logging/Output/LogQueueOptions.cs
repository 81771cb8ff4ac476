namespace InstrumentGen;

/// <summary>The bounds and times of the queue between who logs and where the lines go.</summary>
/// <remarks>
/// <para>Who logs copies the line into the queue and goes on; one thread in the background writes many lines at once. A sink that is slow or
/// down never blocks the application. Lines below <see cref="Microsoft.Extensions.Logging.LogLevel.Warning"/> that find the queue full are
/// dropped and counted in <see cref="LogOutputs.Dropped"/>, unless <see cref="MaxWait"/> says otherwise; those from there on take the
/// <see cref="Reserve"/>, and when that is full too they go to standard error.</para>
/// <para>Everything is written when the log is disposed of, when the process exits, when an exception is left unhandled, and at
/// <c>SIGTERM</c> and <c>SIGINT</c>, within <see cref="ShutdownTimeout"/>. <see cref="Environment.FailFast(string)"/>, <c>SIGKILL</c> and a crash of the runtime itself give no such chance: they
/// lose what the queue holds, which is what was logged within the last <see cref="MaxDelay"/> while the sink keeps up. A line of
/// <see cref="Microsoft.Extensions.Logging.LogLevel.Critical"/> is not delayed, as it is often the last.</para>
/// </remarks>
/// <example>
/// <code>
/// options.Queue.Capacity = 16 * 1024 * 1024;   // a service that logs in bursts
/// </code>
/// </example>
public sealed class LogQueueOptions
{
    /// <summary>How much may wait to be written before lines below warning are dropped, in bytes. Memory is taken as it is needed.</summary>
    /// <value>The default is 4 MiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int Capacity
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 4 * 1024 * 1024;

    /// <summary>How much more may wait of warnings and above, in bytes.</summary>
    /// <value>The default is 64 MiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Reserve
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 64 * 1024 * 1024;

    /// <summary>How long who logs a line below warning may wait for room in a full queue, before the line is dropped. Zero drops it at once and so never
    /// waits. Where one has waited in vain, others do not until something has been written.</summary>
    /// <value>The default is zero.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or beyond a day.</exception>
    public TimeSpan MaxWait
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    }

    /// <summary>How long a line may wait for others that are written with it. Zero writes each as soon as the thread in the background comes to it,
    /// which costs more.</summary>
    /// <value>The default is 100 milliseconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or beyond a day.</exception>
    public TimeSpan MaxDelay
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the end of the log, or of the process, may wait for what is not yet written. Warnings and above that are left then go to
    /// standard error, other lines are dropped and counted.</summary>
    /// <value>The default is 5 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or beyond a day.</exception>
    public TimeSpan ShutdownTimeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(5);
}
