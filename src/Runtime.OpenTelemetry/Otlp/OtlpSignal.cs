namespace InstrumentGen.OpenTelemetry;

/// <summary>What is exported, with its names in addresses, variables and sentences.</summary>
sealed class OtlpSignal
{
    internal static readonly OtlpSignal Traces = new("traces", "Trace", "TRACES", "OTEL_BSP", "spans", 5000, OtlpExportCounts.Traces);
    internal static readonly OtlpSignal Logs = new("logs", "Logs", "LOGS", "OTEL_BLRP", "log records", 1000, OtlpExportCounts.Logs);
    internal static readonly OtlpSignal Metrics = new("metrics", "Metrics", "METRICS", "", "data points", 0, OtlpExportCounts.Metrics);

    OtlpSignal(string path, string service, string variable, string queueVariables, string items, int scheduleDelay, OtlpExportCounts counts)
    {
        Path = "v1/" + path;
        GrpcMethod = $"opentelemetry.proto.collector.{service.ToLowerInvariant()}.v1.{service}Service/Export";
        Variable = variable;
        QueueVariables = queueVariables;
        Items = items;
        ScheduleDelay = scheduleDelay;
        Counts = counts;
    }

    internal string Path { get; }

    /// <summary>The path of its service's method over gRPC.</summary>
    internal string GrpcMethod { get; }

    internal string Variable { get; }

    /// <summary>How the variables of its queue begin.</summary>
    internal string QueueVariables { get; }

    internal string Items { get; }

    /// <summary>How long the queue gathers by default, in milliseconds.</summary>
    internal int ScheduleDelay { get; }

    internal OtlpExportCounts Counts { get; }
}
