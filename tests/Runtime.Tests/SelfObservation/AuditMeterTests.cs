namespace InstrumentGen.Runtime.Tests.SelfObservation;

/// <summary>What the meter says of an audit trail whose store fails.</summary>
[Collection(ProcessWide.Name)]
public sealed class AuditMeterTests : RecordedTrail
{
    const string Waiting = "instrumentgen.audit.queue.size";
    const string Capacity = "instrumentgen.audit.queue.capacity";
    const string Held = "instrumentgen.audit.held";
    const string Refusing = "instrumentgen.audit.refusing";

    [Fact]
    public void Store_ThatRefuses_ShowsWhatIsHeldAndForHowLong()
    {
        using var meter = new SelfRecorder();
        Use(new AuditTrailOptions { RetryDelay = TimeSpan.FromMilliseconds(1), QueueCapacity = 77 });
        Assert.Equal((0, 77, 0, 0), (meter.Read(Waiting), meter.Read(Capacity), meter.Read(Held), meter.Read(Refusing)));
        OperationProbe probe = Audited();
        Woven.Call(probe, () => Store.Failure = new IOException());
        SpinWait.SpinUntil(() => meter.Read(Held) == 1, Patience.Limit);
        Assert.Equal((1, 1), (meter.Read(Waiting), meter.Read(Held)));
        double first = meter.Read(Refusing)!.Value;
        Thread.Sleep(20);
        Assert.True(meter.Read(Refusing) >= first + 0.02 && first > 0);
        Store.Failure = null;
        Assert.True(Trail.Flush(Patience.Limit));
        Assert.Equal((0, 0, 0), (meter.Read(Waiting), meter.Read(Held), meter.Read(Refusing)));
    }

    [Fact]
    public void Trail_ThatEndsWithAStoreThatFails_CountsWhatItCouldNotWrite()
    {
        using var meter = new SelfRecorder();
        double before = meter.Dropped("audit", "sink_failed");
        Use(new AuditTrailOptions { RetryDelay = TimeSpan.FromMilliseconds(1), ShutdownTimeout = TimeSpan.FromMilliseconds(50) });
        OperationProbe probe = Audited();
        Woven.Call(probe, () => Store.Failure = new IOException());
        Trail.Dispose();
        Assert.Equal(before + 1, meter.Dropped("audit", "sink_failed"));
        Assert.Null(meter.Read(Waiting));
    }
}
