namespace Shop.Payments;

/// <summary>The configuration section <c>Payments</c>: how long the simulated gateway takes.</summary>
public sealed class PaymentOptions
{
    public TimeSpan Latency { get; set; }

    public TimeSpan SlowLatency { get; set; }
}
