using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Where operations that are <see cref="LoggedAttribute">[Logged]</see> get their loggers from.</summary>
/// <remarks>A woven call knows no container, so one factory is in force for the whole process. <c>services.AddInstrumentGen()</c> puts that of the
/// host in force when the host starts, before its other services do, and takes it back when the host is disposed of. Without any, nothing is
/// logged.</remarks>
public static class OperationLogs
{
    static readonly InForce<OperationLoggers> s_inForce = new();

    internal static OperationLoggers? Current => s_inForce.Current;

    /// <summary>Has operations log to the loggers of a factory, for code that runs without a host. The one that was put in force last is the one that
    /// counts.</summary>
    /// <param name="factory">The factory. It is not disposed of.</param>
    /// <returns>Takes the factory back when it is disposed of: the one before is in force again.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="factory"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddEcsJson());
    /// using IDisposable inForce = OperationLogs.UseLoggerFactory(loggers);
    /// </code>
    /// </example>
    public static IDisposable UseLoggerFactory(ILoggerFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var loggers = new OperationLoggers(factory);
        s_inForce.Put(loggers);
        return loggers;
    }

    internal static void TakeBack(OperationLoggers loggers)
    {
        s_inForce.TakeBack(loggers);
        // A host that has gone must not be held by the operations that logged to it.
        foreach (OperationProbe probe in InstrumentationScope.Probes()) probe.Log?.Forget(loggers);
    }
}
