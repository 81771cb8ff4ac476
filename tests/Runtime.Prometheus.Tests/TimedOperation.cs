using System.Diagnostics;

namespace InstrumentGen.Runtime.Prometheus.Tests;

/// <summary>An operation whose calls last as long as the test says: the cells get what the clock would have measured.</summary>
sealed class TimedOperation(IReadOnlyList<double>? buckets = null)
{
    readonly OperationProbe _probe = InstrumentationScope.Get("Timed").Define(new OperationDefinition($"timed.{Guid.NewGuid():N}") { Metered = true, Buckets = buckets ?? [] });

    public string Name => _probe.Name;

    /// <summary>A call that goes on.</summary>
    public void Begin() => _probe.Cells!.Stripe.Active++;

    public void Call(TimeSpan duration, Outcome outcome = Outcome.Ok, Type? error = null)
    {
        OperationStripe stripe = _probe.Cells!.Stripe;
        stripe.Active++;
        _probe.Cells.End(stripe, outcome, error, duration.Ticks * (Stopwatch.Frequency / TimeSpan.TicksPerSecond));
    }
}
