namespace InstrumentGen;

/// <summary>A queue whose depth is shown as long as it lives. It is asked from any thread, also after its end.</summary>
interface IObservedQueue
{
    TelemetrySignal Signal { get; }

    /// <summary>What waits.</summary>
    long Size { get; }

    /// <summary>What may wait.</summary>
    long Capacity { get; }
}
