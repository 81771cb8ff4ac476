namespace InstrumentGen;

/// <summary>How the values of a state are read without a box. A provider's <c>Log&lt;TState&gt;</c> knows nothing of its <typeparamref name="TState"/>; whoever
/// does has left an instance here.</summary>
abstract class LogStateCodec<TState>
{
    internal static LogStateCodec<TState>? Instance;

    internal abstract LogEventDefinition EventOf(in TState state);

    internal abstract void WriteMessage(in TState state, LogLine line);

    internal abstract void WriteFields(in TState state, LogLine line);
}
