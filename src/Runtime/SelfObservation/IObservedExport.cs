namespace InstrumentGen;

/// <summary>The way of one signal to a receiver, with its queue.</summary>
interface IObservedExport : IObservedQueue
{
    /// <summary>Whether the last export failed.</summary>
    bool HasFailed { get; }

    /// <summary>Since when no export has succeeded while some were tried; zero where the last did at its first try.</summary>
    TimeSpan Failing { get; }
}
