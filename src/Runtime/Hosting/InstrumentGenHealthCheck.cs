using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InstrumentGen;

/// <summary>Shows whether the application is recorded as it was meant to be: <see cref="HealthStatus.Degraded"/> where an interface with a
/// decorator is registered without it. Its data counts the telemetry failures.</summary>
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
        return Task.FromResult(owed.Count == 0
            ? HealthCheckResult.Healthy("All decorators are registered.", data)
            : HealthCheckResult.Degraded($"Registered without their decorators, and so not recorded: {string.Join(", ", owed)}. Call services.Instrument<T>() behind their registration.", exception: null, data));
    }
}
