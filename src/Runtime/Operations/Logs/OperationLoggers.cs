using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>A factory that operations get their loggers from, until it is disposed.</summary>
sealed class OperationLoggers(ILoggerFactory factory) : IDisposable
{
    /// <summary>Makes the logger of a category; <see langword="null"/> where the factory fails.</summary>
    internal ILogger? Create(string category)
    {
        try
        {
            return factory.CreateLogger(category);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.OperationLogger, exception);
            return null;
        }
    }

    public void Dispose() => OperationLogs.TakeBack(this);
}
