using System.Diagnostics;
using System.Diagnostics.Metrics;
using InstrumentGen.Behaviour.Tests.Recording;
using InstrumentGen.Behaviour.Tests.Subjects;

namespace InstrumentGen.Behaviour.Tests;

[Collection(nameof(AloneCollection))]
public sealed class FailingListenerTests
{
    static readonly string s_scope = typeof(FailingListenerTests).Assembly.GetName().Name!;

    [Fact]
    public void Sampler_Throws_CallGoesOn() => AssertCallGoesOn(new ActivityListener
    {
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => throw new InvalidOperationException("sampler"),
    });

    [Fact]
    public void StartListener_Throws_CallGoesOn() => AssertCallGoesOn(new ActivityListener
    {
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        ActivityStarted = static _ => throw new InvalidOperationException("started"),
    });

    [Fact]
    public void StopListener_Throws_CallGoesOn() => AssertCallGoesOn(new ActivityListener
    {
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        ActivityStopped = static _ => throw new InvalidOperationException("stopped"),
    });

    [Fact]
    public void MeterListener_Throws_CallGoesOn()
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == s_scope) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => throw new InvalidOperationException("duration"));
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => throw new InvalidOperationException("active"));
        listener.Start();
        long before = TelemetryFailures.Count;
        Assert.Equal(1, Till.Charge(null));
        Assert.Equal(before + 3, TelemetryFailures.Count);
    }

    static void AssertCallGoesOn(ActivityListener listener)
    {
        using var root = new Activity("root").Start();
        using (listener)
        {
            listener.ShouldListenTo = static source => source.Name == s_scope;
            ActivitySource.AddActivityListener(listener);
            long before = TelemetryFailures.Count;
            Assert.Equal(1, Till.Charge(null));
            Assert.Throws<TimeoutException>(static () => Till.Charge(new TimeoutException()));
            Assert.Equal(before + 2, TelemetryFailures.Count);
            Assert.Same(root, Activity.Current);
        }
    }
}
