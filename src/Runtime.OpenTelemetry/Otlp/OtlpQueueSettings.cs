namespace InstrumentGen.OpenTelemetry;

/// <summary>The bounds of the queue between who records and who exports, with the specification's defaults.</summary>
/// <param name="Capacity">How many may wait.</param>
/// <param name="BatchSize">How many are sent at once.</param>
/// <param name="Delay">How long they gather, in milliseconds.</param>
/// <param name="Timeout">How long an export may take for the SDK, in milliseconds.</param>
readonly record struct OtlpQueueSettings(int Capacity, int BatchSize, int Delay, int Timeout)
{
    internal static OtlpQueueSettings Of(OtlpSignal signal, OtlpVariables variables)
    {
        int capacity = variables.Integer(signal.QueueVariables + "_MAX_QUEUE_SIZE", least: 1, 2048);
        int batchSize = variables.Integer(signal.QueueVariables + "_MAX_EXPORT_BATCH_SIZE", least: 1, 512);
        return new OtlpQueueSettings(
            capacity,
            Math.Min(batchSize, capacity),
            variables.Integer(signal.QueueVariables + "_SCHEDULE_DELAY", least: 1, signal.ScheduleDelay),
            variables.Integer(signal.QueueVariables + "_EXPORT_TIMEOUT", least: 0, 30_000));
    }
}
