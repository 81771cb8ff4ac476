using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Hands log events to loggers.</summary>
public static class LogEvents
{
    /// <summary>Hands a state to a logger. The providers of this package read it without a box.</summary>
    /// <typeparam name="TState">The state's type.</typeparam>
    /// <param name="logger">The logger. Whether it is enabled has been asked before.</param>
    /// <param name="level">The level.</param>
    /// <param name="state">The values.</param>
    /// <param name="exception">What was thrown.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logger"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// if (!logger.IsEnabled(LogLevel.Information)) return;
    /// LogEvents.Write(logger, LogLevel.Information, new OrderPlaced(orderId));
    /// </code>
    /// </example>
    public static void Write<TState>(ILogger logger, LogLevel level, in TState state, Exception? exception = null)
        where TState : struct, ILogState
    {
        ArgumentNullException.ThrowIfNull(logger);
        // Without AsRef the compiler would copy the structure before it asks it anything.
        EventId eventId = Unsafe.AsRef(in state).Event.EventId;
        logger.Log(level, eventId, state, exception, KnownLogState<TState>.Formatter);
    }

    /// <summary>As <see cref="Write{TState}(ILogger, LogLevel, in TState, Exception)"/>, with an event id that is only known when it is logged.</summary>
    /// <typeparam name="TState">The state's type.</typeparam>
    /// <param name="logger">The logger. Whether it is enabled has been asked before.</param>
    /// <param name="level">The level.</param>
    /// <param name="eventId">The event id.</param>
    /// <param name="state">The values.</param>
    /// <param name="exception">What was thrown.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logger"/> is <see langword="null"/>.</exception>
    public static void Write<TState>(ILogger logger, LogLevel level, EventId eventId, in TState state, Exception? exception)
        where TState : struct, ILogState
    {
        ArgumentNullException.ThrowIfNull(logger);
        logger.Log(level, eventId, state, exception, KnownLogState<TState>.Formatter);
    }
}
