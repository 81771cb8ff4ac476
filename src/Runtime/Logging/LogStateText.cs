namespace InstrumentGen;

/// <summary>The message of a state as a string, for providers that ask for it.</summary>
/// <example>
/// <code>
/// logger.Log(LogLevel.Information, state.Event.EventId, state, exception, LogStateText.Format);
/// </code>
/// </example>
public static class LogStateText
{
    /// <summary>Gives the message. It has the shape of the formatter that <c>ILogger.Log</c> asks for.</summary>
    /// <typeparam name="TState">The state's type.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="exception">What was thrown; messages do not tell of it.</param>
    /// <returns>The message.</returns>
    public static string Format<TState>(TState state, Exception? exception)
        where TState : struct, ILogState
    {
        LogLine line = LogLine.Take();
        try
        {
            line.Begin(LogStyle.Plain);
            Write(ref state, line);
            return line.PlainString();
        }
        finally
        {
            line.Return();
        }
    }

    // An expression of the log call that throws as it is read must not throw into the application because another provider asks for the message.
    static void Write<TState>(ref TState state, LogLine line)
        where TState : struct, ILogState
    {
        try
        {
            state.WriteMessage(new LogText(line));
        }
        catch (Exception exception)
        {
            line.Unreadable(exception);
        }
    }
}
