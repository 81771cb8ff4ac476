using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Reads states by constrained calls.</summary>
/// <remarks>A state may throw on its own account, where an expression of the log call is read as it is written. The line keeps what came before.</remarks>
sealed class ConstrainedLogStateCodec<TState> : LogStateCodec<TState>
    where TState : struct, ILogState
{
    internal override LogEventDefinition EventOf(in TState state) => Unsafe.AsRef(in state).Event;

    internal override void WriteMessage(in TState state, LogLine line)
    {
        try
        {
            Unsafe.AsRef(in state).WriteMessage(new LogText(line));
        }
        catch (Exception exception)
        {
            line.Unreadable(exception);
        }
    }

    internal override void WriteFields(in TState state, LogLine line)
    {
        try
        {
            Unsafe.AsRef(in state).WriteFields(new LogFields(line));
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.LogValue, exception);
        }
    }
}
