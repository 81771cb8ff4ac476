namespace InstrumentGen;

/// <summary>The labels of the package's own instruments and events, made once. Where OpenTelemetry's conventions for SDKs have a word, it is that.</summary>
static class SelfLabels
{
    internal const int Signals = 4;
    internal const int Losses = 7;

    static readonly string[] s_signals = ["span", "log", "metric_data_point", "audit"];
    static readonly string[] s_losses = ["queue_full", "already_shutdown", "shutdown", "sink_failed", "export_failed", "rejected", "limit"];
    static readonly string[] s_reasons = ["ratio", "operation", "rate", "boost", "audited", "parent"];

    internal static string Of(TelemetrySignal signal) => s_signals[(int)signal];

    internal static string Of(LossReason reason) => s_losses[(int)reason];

    internal static string Of(SamplingReason reason) => s_reasons[(int)reason];

    internal static KeyValuePair<string, object?> Signal(TelemetrySignal signal) => new("signal", Of(signal));
}
