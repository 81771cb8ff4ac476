using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InstrumentGen;

/// <summary>Shows whether the application is recorded as it was meant to be, and says what to do where it is not.</summary>
/// <remarks>
/// <para>It is <see cref="HealthStatus.Degraded"/> where an interface with a decorator is registered without it, where the store of the audit trail refuses records, where the last
/// export of a signal failed or one has been tried again for more than a minute, and where within the last minute a listener threw, or spans, log records or audit records were
/// lost. What a sampler or a limit leaves out is not lost.</para>
/// <para>Several probes may share it: a question changes nothing for the next. Where more than a minute has passed since the last one, all of that time counts. Counts are those of the process.</para>
/// </remarks>
/// <param name="services">The application's services, to which <c>AddInstrumentGen()</c> was added.</param>
/// <example>
/// <code>
/// services.AddHealthChecks().AddCheck&lt;InstrumentGenHealthCheck&gt;("instrumentgen");
/// </code>
/// </example>
public sealed class InstrumentGenHealthCheck(IServiceProvider services) : IHealthCheck
{
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    static readonly (TelemetrySignal Signal, string Items)[] s_signals =
    [
        (TelemetrySignal.Span, "spans"),
        (TelemetrySignal.Log, "log records"),
        (TelemetrySignal.MetricDataPoint, "metrics"),
        (TelemetrySignal.Audit, "audit records"),
    ];

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException"><c>services.AddInstrumentGen()</c> was not called.</exception>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Dictionary<string, object> data = new() { ["telemetry_failures"] = TelemetryFailures.Count };
        List<string> problems = [];
        CheckDecorators(data, problems);
        CheckAudit(data, problems);
        CheckExports(data, problems);
        TelemetryTotals recent = services.GetRequiredService<RecentTelemetry>().Read();
        CheckListeners(recent, data, problems);
        CheckLosses(recent, data, problems);
        return Task.FromResult(problems.Count == 0
            ? HealthCheckResult.Healthy("All decorators are registered, and no telemetry is lost.", data)
            : HealthCheckResult.Degraded(string.Join(' ', problems), exception: null, data));
    }

    void CheckDecorators(Dictionary<string, object> data, List<string> problems)
    {
        IReadOnlyList<string> owed = services.GetRequiredService<OwedDecorators>().Find();
        data["owed_decorators"] = owed;
        if (owed.Count > 0) problems.Add($"Registered without their decorators, and so not recorded: {string.Join(", ", owed)}. Call services.Instrument<T>() behind their registration.");
    }

    static void CheckAudit(Dictionary<string, object> data, List<string> problems)
    {
        if (AuditTrail.Current is not { } trail) return;
        data["audit_waiting"] = trail.Waiting;
        data["audit_unknown_actors"] = trail.UnknownActors;
        data["audit_held"] = trail.Held;
        if (trail.Held == 0) return;
        problems.Add(string.Create(CultureInfo.InvariantCulture, $"The store of the audit trail refuses records: {trail.Held} are held and tried again, and guaranteed calls fail. Look at its disk; the log names the exception."));
    }

    static void CheckExports(Dictionary<string, object> data, List<string> problems)
    {
        List<IObservedExport> exports = ObservedSources.Exports.All;
        if (exports.Count == 0) return;
        string[] failing = [.. s_signals.Where(one => exports.Any(export => export.Signal == one.Signal && IsFailing(export))).Select(static one => one.Items)];
        data["failing_exports"] = failing;
        if (failing.Length > 0) problems.Add($"The export of {string.Join(", ", failing)} fails. Look at the receiver and at OTEL_EXPORTER_OTLP_ENDPOINT; the category InstrumentGen.Otlp of the log has the reason.");
    }

    static void CheckListeners(TelemetryTotals recent, Dictionary<string, object> data, List<string> problems)
    {
        data["listener_failures"] = recent.ListenerFailures;
        if (recent.ListenerFailures == 0) return;
        problems.Add(string.Create(CultureInfo.InvariantCulture, $"Listeners of spans or metrics have thrown {recent.ListenerFailures} times. A processor, exporter or listener of the application is at fault: the category InstrumentGen of the log names the exception, at Debug with its stack."));
    }

    static void CheckLosses(TelemetryTotals recent, Dictionary<string, object> data, List<string> problems)
    {
        foreach ((TelemetrySignal signal, string items) in s_signals)
        {
            // A sum that was not exported is part of the next.
            if (signal == TelemetrySignal.MetricDataPoint) continue;
            long lost = recent.Lost(signal);
            data[$"lost_{SelfLabels.Of(signal)}s"] = lost;
            if (lost == 0) continue;
            string reasons = string.Join(", ", recent.Losses(signal).Select(static loss => string.Create(CultureInfo.InvariantCulture, $"{loss.Count} {SelfLabels.Of(loss.Reason)}")));
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{lost} {items} were lost ({reasons}). {RemedyOf(recent.Losses(signal).MaxBy(static loss => loss.Count).Reason)}"));
        }
    }

    static bool IsFailing(IObservedExport export) => export.HasFailed || export.Failing > s_patience;

    static string RemedyOf(LossReason reason) => reason switch
    {
        LossReason.QueueFull => "Where they go to is slower than they come: raise the queue's capacity (LogQueueOptions.Capacity, OTEL_BSP_MAX_QUEUE_SIZE, OTEL_BLRP_MAX_QUEUE_SIZE) for bursts, else record less, or mend it.",
        LossReason.Rejected => "The receiver has left them out; the category InstrumentGen.Otlp of the log has its words.",
        LossReason.ExportFailed => "The receiver refused them or did not answer in time; the category InstrumentGen.Otlp of the log has the reason.",
        LossReason.SinkFailed => "Where they go to fails; the category InstrumentGen of the log names the exception.",
        _ => "They came when their queue was ending: dispose of what records after what is recorded, or raise ShutdownTimeout.",
    };
}
