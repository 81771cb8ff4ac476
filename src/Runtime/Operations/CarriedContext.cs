using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Context;
using OpenTelemetry.Context.Propagation;

namespace InstrumentGen;

/// <summary>What came with a message, from <see cref="OperationProbe.Receive(object?)"/>: the sender's span, and its baggage, which is current until this is disposed of.</summary>
public readonly record struct CarriedContext : IDisposable
{
    const string Slot = "otel.baggage";

    readonly object? _before;
    readonly bool _hasBaggage;

    CarriedContext(ActivityContext sender, object? before, bool hasBaggage)
    {
        Sender = sender;
        _before = before;
        _hasBaggage = hasBaggage;
    }

    /// <summary>The span that sent the message. The default value where it names none.</summary>
    public ActivityContext Sender { get; }

    // Baggage that is not there leaves the caller's where it is.
    internal static CarriedContext Take(PropagationContext context)
    {
        if (context.Baggage.Count == 0) return new CarriedContext(context.ActivityContext, null, hasBaggage: false);
        // What flows is an object that holds the baggage, and to set baggage changes that object: what runs on when the method has returned would lose it again. So it gets one of its own.
        _ = Baggage.Current;
        object? before = RuntimeContext.GetValue(Slot);
        RuntimeContext.SetValue(Slot, null);
        Baggage.Current = context.Baggage;
        return new CarriedContext(context.ActivityContext, before, hasBaggage: true);
    }

    /// <summary>Makes the baggage current that was.</summary>
    public void Dispose()
    {
        if (_hasBaggage) RuntimeContext.SetValue(Slot, _before);
    }
}
