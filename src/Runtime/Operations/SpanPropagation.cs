using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;

namespace InstrumentGen;

/// <summary>Writes spans' contexts and the baggage into carriers, and reads them there. What a carrier throws is counted.</summary>
static class SpanPropagation
{
    static readonly TextMapPropagator s_ofW3C = new CompositeTextMapPropagator([new TraceContextPropagator(), new BaggagePropagator()]);

    // Until an SDK is loaded, OpenTelemetry's own propagates nothing and has no fields.
    static TextMapPropagator Propagator => Propagators.DefaultTextMapPropagator is { Fields.Count: > 0 } set ? set : s_ofW3C;

    internal static void Inject<T>(ActivityContext context, T holder, Func<T, object?> carrierOf)
        where T : allows ref struct
    {
        try
        {
            if (carrierOf(holder) is { } carrier) Propagator.Inject(new PropagationContext(context, Baggage.Current), carrier, CarrierFields.Set);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.SpanCarrier, exception);
        }
    }

    internal static PropagationContext Extract<T>(T holder, Func<T, object?> carrierOf)
        where T : allows ref struct
    {
        try
        {
            return carrierOf(holder) is { } carrier ? Propagator.Extract(default, carrier, CarrierFields.Get) : default;
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.SpanCarrier, exception);
            return default;
        }
    }
}
