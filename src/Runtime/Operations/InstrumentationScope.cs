using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace InstrumentGen;

/// <summary>The telemetry of one assembly: one <see cref="ActivitySource"/> and one <see cref="Meter"/> of its name and version, shared by
/// all its operations.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A scope lives as long as the process, as the assembly that it belongs to does.")]
public sealed class InstrumentationScope
{
    static readonly ConcurrentDictionary<(string Name, string Version), InstrumentationScope> s_scopes = new();

    // Marks our meters: a listener is asked about an instrument while the scope is still being made.
    static readonly object s_ours = new();

    readonly Lock _lock = new();
    readonly Meter _meter;
    ImmutableArray<OperationProbe> _probes = [];

    InstrumentationScope(string name, string version)
    {
        Name = name;
        Version = version;
        ActivitySource = new ActivitySource(name, version);
        _meter = new Meter(new MeterOptions(name) { Version = version, Scope = s_ours });
        Duration = CreateDuration(OperationInstruments.DurationDescription, DurationBuckets.Standard);
        Active = _meter.CreateUpDownCounter<long>(OperationInstruments.Active, OperationInstruments.ActiveUnit, OperationInstruments.ActiveDescription);
    }

    /// <summary>The assembly's name.</summary>
    public string Name { get; }

    /// <summary>The assembly's version; empty where it is not known.</summary>
    public string Version { get; }

    /// <summary>The source of this assembly's spans.</summary>
    public ActivitySource ActivitySource { get; }

    internal Histogram<double> Duration { get; }

    internal UpDownCounter<long> Active { get; }

    /// <summary>The scope of an assembly; the same one each time it is asked for.</summary>
    /// <param name="name">The assembly's simple name.</param>
    /// <param name="version">The assembly's version.</param>
    /// <returns>The scope.</returns>
    public static InstrumentationScope Get(string name, string version = "") =>
        s_scopes.GetOrAdd((name, version), static key => new InstrumentationScope(key.Name, key.Version));

    /// <summary>Whether an instrument is one of those that operations are recorded in. A bridge that serves the cells leaves these
    /// out.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <returns><see langword="true"/> where it belongs to a scope.</returns>
    public static bool Owns(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return ReferenceEquals(instrument.Meter.Scope, s_ours);
    }

    /// <summary>Makes the probe of an operation. Call it once per method and keep the probe in a static field.</summary>
    /// <param name="definition">What the operation is.</param>
    /// <returns>The probe that calls of the method begin with.</returns>
    public OperationProbe Define(OperationDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var probe = new OperationProbe(this, definition);
        lock (_lock) _probes = _probes.Add(probe);
        return probe;
    }

    internal static IEnumerable<OperationProbe> Probes() => s_scopes.Values.SelectMany(static scope => scope._probes);

    // Bounds of its own need an instrument of its own, as advice is given per instrument; the name stays, so that dashboards find it. The
    // description must differ: a Meter hands out the instrument it already has where name, unit and description are the same.
    internal Histogram<double> CreateDuration(string description, DurationBuckets buckets) => _meter.CreateHistogram(
        OperationInstruments.Duration,
        OperationInstruments.DurationUnit,
        description,
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = buckets.Seconds });
}
