namespace InstrumentGen;

/// <summary>Why an item of telemetry went nowhere.</summary>
enum LossReason
{
    /// <summary>It found its queue full.</summary>
    QueueFull,

    /// <summary>It came after its queue had ended.</summary>
    AlreadyShutdown,

    /// <summary>It was in its queue when that had to end.</summary>
    Shutdown,

    /// <summary>It was in its queue when that had to end, with a sink or store that fails.</summary>
    SinkFailed,

    /// <summary>It was sent in vain.</summary>
    ExportFailed,

    /// <summary>The receiver left it out of a request that it took.</summary>
    Rejected,

    /// <summary>It was one too many in an <see cref="ExportWindow{T}"/>: what the application has asked for.</summary>
    Limit,
}
