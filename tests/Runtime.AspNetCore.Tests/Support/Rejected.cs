using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Support;

/// <summary>What a service counts as rejected.</summary>
sealed class Rejected : IDisposable
{
    readonly ConcurrentQueue<string> _headers = new();
    readonly MeterListener _listener = new();

    public Rejected(Service service)
    {
        IMeterFactory meters = service.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters && instrument is { Name: "correlation.rejected", Meter.Name: "InstrumentGen.AspNetCore" }) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            for (long one = 0; one < count; one++) _headers.Enqueue((string)Assert.Single(tags.ToArray()).Value!);
        });
        _listener.Start();
    }

    /// <summary>The tag <c>header</c> of each.</summary>
    public string[] Headers => [.. _headers];

    public void Dispose() => _listener.Dispose();
}
