using System.Diagnostics.Metrics;
using System.Reflection;

namespace InstrumentGen;

/// <summary>The package's own meter, made once for the process. All of it is read when somebody collects: nothing is recorded while calls run.</summary>
static class SelfMeter
{
    internal const string Name = "InstrumentGen";

    static readonly string? s_version = typeof(SelfMeter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    // A meter that nobody holds would still be heard, but not be made once.
    static Meter? s_meter;
    static int s_isStarted;

    internal static void Start()
    {
        if (Volatile.Read(ref s_isStarted) != 0 || Interlocked.Exchange(ref s_isStarted, 1) != 0) return;
        Meter meter = s_meter = new Meter(Name, s_version);
        QueueInstruments.Add(meter);
        AuditInstruments.Add(meter);
        ExportInstruments.Add(meter);
        LossInstruments.Add(meter);
        SamplingInstruments.Add(meter);
    }

    /// <summary>Makes an instrument. Listeners are told at once, and one that throws must neither end the application nor keep the other instruments from being made.</summary>
    internal static void Add(Action create)
    {
        try
        {
            create();
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.MeterListener, exception);
        }
    }
}
