namespace InstrumentGen.Peers;

/// <summary>What a request carries.</summary>
public enum ReceivedSignal
{
    Traces,
    Logs,
    Metrics,
}
