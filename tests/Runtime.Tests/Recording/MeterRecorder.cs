using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace InstrumentGen.Runtime.Tests;

sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)
{
    internal string? Tag(string key) => (string?)Tags.GetValueOrDefault(key);
}

/// <summary>Keeps the measurements of one scope.</summary>
sealed class MeterRecorder : IDisposable
{
    internal const string Duration = "operation.duration";
    internal const string Active = "operation.active";

    readonly ConcurrentQueue<Measured> _measured = new();
    readonly ConcurrentQueue<Instrument> _instruments = new();
    readonly MeterListener _listener = new();

    internal MeterRecorder(InstrumentationScope scope, params string[] enabled)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != scope.Name) return;
            _instruments.Enqueue(instrument);
            if (enabled.Length == 0 || enabled.Contains(instrument.Name)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    internal IReadOnlyList<Instrument> Instruments => [.. _instruments];

    internal IReadOnlyList<Measured> Durations => Of(Duration);

    internal IReadOnlyList<Measured> ActiveChanges => Of(Active);

    public void Dispose() => _listener.Dispose();

    Measured[] Of(string instrument) => [.. _measured.Where(one => one.Instrument == instrument)];

    void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue(new Measured(instrument.Name, value, tags.ToArray().ToDictionary()));
}
