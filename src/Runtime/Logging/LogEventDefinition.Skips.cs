using Microsoft.Extensions.Logging;

namespace InstrumentGen;

public sealed partial class LogEventDefinition
{
    // What was logged to last from here: of one place, it is nearly always one type of logger.
    LoggerKind? _kind;

    /// <summary>Whether a classic log call can end here: nobody takes its level. That is asked of the framework's own loggers alone. Others, such as mocks, are
    /// handed every record, as the call does that generated code stands for.</summary>
    /// <param name="logger">The logger.</param>
    /// <param name="level">The level.</param>
    /// <returns>Whether nothing is to be logged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="logger"/> is <see langword="null"/>.</exception>
    public bool Skips(ILogger logger, LogLevel level)
    {
        ArgumentNullException.ThrowIfNull(logger);
        LoggerKind? kind = _kind;
        Type type = logger.GetType();
        if (kind is null || kind.Type != type) _kind = kind = new LoggerKind(type);
        return kind.IsFrameworks && !logger.IsEnabled(level);
    }

    sealed class LoggerKind(Type type)
    {
        internal Type Type { get; } = type;

        internal bool IsFrameworks { get; } = type.Assembly == typeof(ILogger).Assembly || type.FullName == "Microsoft.Extensions.Logging.Logger";
    }
}
