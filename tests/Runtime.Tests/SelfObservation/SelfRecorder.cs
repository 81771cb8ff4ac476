using System.Diagnostics.Metrics;

namespace InstrumentGen.Runtime.Tests.SelfObservation;

/// <summary>Collects the package's own meter when it is asked to.</summary>
sealed class SelfRecorder : IDisposable
{
    readonly List<Instrument> _instruments = [];
    readonly List<Measured> _measured = [];
    readonly MeterListener _listener = new();

    internal SelfRecorder()
    {
        SelfMeter.Start();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != "InstrumentGen") return;
            _instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    internal IReadOnlyList<Instrument> Instruments => _instruments;

    internal IReadOnlyList<Measured> Collect()
    {
        _measured.Clear();
        _listener.RecordObservableInstruments();
        return [.. _measured];
    }

    /// <summary>What an instrument says now with all of these labels, and no others.</summary>
    internal double? Read(string instrument, params (string Key, string Value)[] tags) =>
        Collect().SingleOrDefault(one => one.Instrument == instrument && one.Tags.Count == tags.Length && tags.All(tag => one.Tag(tag.Key) == tag.Value))?.Value;

    internal double Dropped(string signal, string reason) => Read("instrumentgen.dropped", ("signal", signal), ("reason", reason)) ?? 0;

    public void Dispose() => _listener.Dispose();

    void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Add(new Measured(instrument.Name, value, tags.ToArray().ToDictionary()));
}
