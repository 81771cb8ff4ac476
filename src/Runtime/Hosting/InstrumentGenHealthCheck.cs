using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InstrumentGen;

/// <summary>Shows whether the application is recorded as it was meant to be: <see cref="HealthStatus.Degraded"/> where an interface with a
/// decorator is registered without it, or the store of the audit trail refuses records. Its data counts the telemetry failures, and what the audit trail holds.</summary>
/// <param name="services">The application's services, to which <c>AddInstrumentGen()</c> was added.</param>
/// <example>
/// <code>
/// services.AddHealthChecks().AddCheck&lt;InstrumentGenHealthCheck&gt;("instrumentgen");
/// </code>
/// </example>
public sealed class InstrumentGenHealthCheck(IServiceProvider services) : IHealthCheck
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException"><c>services.AddInstrumentGen()</c> was not called.</exception>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> owed = services.GetRequiredService<OwedDecorators>().Find();
        Dictionary<string, object> data = new() { ["telemetry_failures"] = TelemetryFailures.Count, ["owed_decorators"] = owed };
        List<string> problems = [];
        if (owed.Count > 0) problems.Add($"Registered without their decorators, and so not recorded: {string.Join(", ", owed)}. Call services.Instrument<T>() behind their registration.");
        if (AuditTrail.Current is { } trail)
        {
            data["audit_waiting"] = trail.Waiting;
            data["audit_unknown_actors"] = trail.UnknownActors;
            data["audit_held"] = trail.Held;
            if (trail.Held > 0) problems.Add(string.Create(CultureInfo.InvariantCulture, $"The store of the audit trail refuses records: {trail.Held} are held and tried again, and guaranteed calls fail."));
        }

        return Task.FromResult(problems.Count == 0
            ? HealthCheckResult.Healthy("All decorators are registered.", data)
            : HealthCheckResult.Degraded(string.Join(' ', problems), exception: null, data));
    }
}
