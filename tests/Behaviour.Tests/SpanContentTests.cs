using System.Diagnostics;
using InstrumentGen.Behaviour.Tests.Recording;
using InstrumentGen.Behaviour.Tests.Snippets;
using OpenTelemetry;

namespace InstrumentGen.Behaviour.Tests;

/// <summary>What docs/spans.md shows, run.</summary>
public sealed class SpanContentTests
{
    readonly Parcels _parcels = new();

    [Fact]
    public void Tags_OfParametersAndResult_AreThere()
    {
        using var recorder = new SpanRecorder();
        _parcels.Send(Carrier.Air, new Parcel("tea", 500));
        Activity span = recorder.Single();
        Assert.Equal(("Air", 500, "Air-tea"), (span.GetTagItem("carrier"), span.GetTagItem("parcel.weight"), span.GetTagItem("tracking")));
    }

    [Fact]
    public void Name_OfTags_IsOneOfFew()
    {
        using var recorder = new SpanRecorder();
        _parcels.Sort(Carrier.Road, true);
        _parcels.Sort((Carrier)7, false);
        Assert.Equal(["parcels.sort Road true", "parcels.sort _OTHER false"], recorder.Spans.Select(static span => span.OperationName));
    }

    [Fact]
    public void Parent_OfAParameter_IsTheSpansParent()
    {
        using var recorder = new SpanRecorder();
        _parcels.Send(Carrier.Road, new Parcel("tea", 500));
        ActivityContext sender = recorder.Single().Context;
        _parcels.Receive(sender);
        Assert.Equal(sender.SpanId, recorder.Spans[1].ParentSpanId);
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Fact]
    public void Carrier_FromSenderToReceiver_CarriesSpanAndBaggage()
    {
        using var recorder = new SpanRecorder();
        var label = new Label("Road-tea", IsRejected: false);
        Dictionary<string, string> headers = [];
        Baggage.SetBaggage("tenant", "7");
        _parcels.Announce(label, headers);
        Baggage.ClearBaggage();
        Assert.Equal("7", _parcels.HandleAnnouncement(new Announcement(label, headers)));
        Assert.Equal(recorder.Spans[0].Context.SpanId, recorder.Spans[1].ParentSpanId);
        Assert.Equal((ActivityKind.Producer, ActivityKind.Consumer), (recorder.Spans[0].Kind, recorder.Spans[1].Kind));
        Assert.Equal(0, Baggage.Current.Count);
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Fact]
    public void Root_HasItsLinksAndTheCurrent()
    {
        using var recorder = new SpanRecorder();
        Activity? swept = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == typeof(Parcels).Assembly.GetName().Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => swept = span.Links.Any(link => link.Context == recorder.Root.Context) ? span : swept,
        };
        ActivitySource.AddActivityListener(listener);
        var cause = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), default);
        _parcels.Sweep([cause]);
        Assert.Equal([cause, recorder.Root.Context], swept!.Links.Select(static link => link.Context));
        Assert.Equal(default, swept.ParentSpanId);
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Fact]
    public async Task Result_ThatIsAnError_IsOneByItsName()
    {
        using var recorder = new SpanRecorder();
        using var reader = new OperationReader();
        await _parcels.RegisterAsync(new Parcel("anvil", 31_000));
        _parcels.Weigh(new Parcel("anvil", 31_000));
        _parcels.Weigh(new Parcel("tea", 500));
        Assert.Equal([null, "IsRejected", "IsTooHeavy", null], recorder.Spans.Select(static span => span.GetTagItem("error.type")));
        Assert.Equal([1L, 1L], reader.Read().Where(static one => one.Operation is "parcel.register" or "parcel.weigh").Select(static one => one.CountOf(Outcome.Error)));
    }

    [Fact]
    public void Exception_WithItsMessage_IsAnEvent()
    {
        using var recorder = new SpanRecorder();
        Assert.Throws<KeyNotFoundException>(() => _parcels.Find("none"));
        Activity span = recorder.Single();
        Assert.Equal("No parcel has this number.", span.StatusDescription);
        Assert.Equal("exception", Assert.Single(span.Events).Name);
    }
}
