using System.Diagnostics.Metrics;

namespace InstrumentGen;

/// <summary>What audit trails hold, and whether their store takes it.</summary>
static class AuditInstruments
{
    internal static void Add(Meter meter)
    {
        SelfMeter.Add(() => meter.CreateObservableUpDownCounter("instrumentgen.audit.queue.size", static () => Sum(static trail => trail.Waiting), "{record}", "The audit records that are not durable yet."));
        SelfMeter.Add(() => meter.CreateObservableUpDownCounter("instrumentgen.audit.queue.capacity", static () => Sum(static trail => trail.Options.QueueCapacity), "{record}", "The audit records that may wait; whoever comes then waits too."));
        SelfMeter.Add(() => meter.CreateObservableUpDownCounter("instrumentgen.audit.held", static () => Sum(static trail => trail.Held), "{record}", "The audit records that the store has refused, and that are tried again."));
        SelfMeter.Add(() => meter.CreateObservableGauge("instrumentgen.audit.refusing", Refusing, "s", "How long the store of the audit trail has refused what it was given."));
    }

    static Measurement<long>[] Sum(Func<AuditTrail, long> read)
    {
        List<AuditTrail> trails = ObservedSources.AuditTrails.All;
        return trails.Count == 0 ? [] : [new Measurement<long>(trails.Sum(read))];
    }

    static Measurement<double>[] Refusing()
    {
        List<AuditTrail> trails = ObservedSources.AuditTrails.All;
        return trails.Count == 0 ? [] : [new Measurement<double>(trails.Max(static trail => trail.Refusing).TotalSeconds)];
    }
}
