namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class TelemetryFailuresTests
{
    readonly TelemetryFailure _kind = FailureRecorder.NewKind();
    readonly Exception _first = new IOException();

    [Fact]
    public void Count_EachFailure_GoesUpByOne()
    {
        using var failures = new FailureRecorder();
        for (int expected = 1; expected <= 5; expected++)
        {
            TelemetryFailures.Report(_kind, _first);
            Assert.Equal(expected, failures.Count);
        }
    }

    [Fact]
    public void Count_ManyThreads_LosesNone()
    {
        using var failures = new FailureRecorder();
        Parallel.For(0, 1_000, _ => TelemetryFailures.Report(_kind, _first));
        Assert.Equal(1_000, failures.Count);
        Assert.Single(failures.Told(_kind));
    }

    [Fact]
    public void Reporter_FailuresOfOneKind_IsToldOfTheFirst()
    {
        using var failures = new FailureRecorder();
        TelemetryFailures.Report(_kind, _first);
        TelemetryFailures.Report(_kind, new TimeoutException());
        Assert.Equal([_first], failures.Told(_kind));
    }

    [Fact]
    public void Reporter_FailuresOfTwoKinds_IsToldOfTheFirstOfEach()
    {
        TelemetryFailure other = FailureRecorder.NewKind();
        var second = new TimeoutException();
        using var failures = new FailureRecorder();
        TelemetryFailures.Report(_kind, _first);
        TelemetryFailures.Report(other, second);
        Assert.Equal([_first], failures.Told(_kind));
        Assert.Equal([second], failures.Told(other));
    }

    [Fact]
    public void Reporter_AddedLater_IsToldOfTheEarlierFirst()
    {
        TelemetryFailures.Report(_kind, _first);
        TelemetryFailures.Report(_kind, new TimeoutException());
        using var failures = new FailureRecorder();
        Assert.Equal([_first], failures.Told(_kind));
        TelemetryFailures.Report(_kind, new TimeoutException());
        Assert.Equal([_first], failures.Told(_kind));
    }

    [Fact]
    public void Reporter_Removed_IsToldNothingMore()
    {
        var failures = new FailureRecorder();
        failures.Dispose();
        TelemetryFailures.Report(_kind, _first);
        Assert.Empty(failures.Told(_kind));
    }

    [Fact]
    public void Reporters_Several_AreAllTold()
    {
        using var one = new FailureRecorder();
        using var two = new FailureRecorder();
        TelemetryFailures.Report(_kind, _first);
        Assert.Equal([_first], one.Told(_kind));
        Assert.Equal([_first], two.Told(_kind));
    }

    [Fact]
    public void Reporter_Throwing_IsSurvivedAndCounted()
    {
        using var failures = new FailureRecorder();
        using var throwing = new ThrowingReporter(_kind);
        TelemetryFailures.Report(_kind, _first);
        Assert.Equal(2, failures.Count);
    }

    [Fact]
    public void Reporter_Throwing_DoesNotSilenceTheNext()
    {
        using var throwing = new ThrowingReporter(_kind);
        using var failures = new FailureRecorder();
        TelemetryFailures.Report(_kind, _first);
        Assert.Equal([_first], failures.Told(_kind));
    }

    [Fact]
    public void Reporter_ThrowingWhenToldOfTheEarlier_IsSurvivedAndCounted()
    {
        TelemetryFailures.Report(_kind, _first);
        using var failures = new FailureRecorder();
        using var throwing = new ThrowingReporter(_kind);
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public void EventSource_FirstOfAKind_WritesOneWarning()
    {
        using var events = new EventRecorder();
        TelemetryFailures.Report(_kind, new InvalidOperationException("4111 1111 1111 1111"));
        TelemetryFailures.Report(_kind, _first);
        var written = Assert.Single(events.Events, one => one.Payload?[0] as string == _kind.ToString());
        Assert.Equal("System.InvalidOperationException", written.Payload![1]);
        Assert.Equal(2, written.Payload.Count);
        Assert.Equal(System.Diagnostics.Tracing.EventLevel.Warning, written.Level);
        Assert.Equal("InstrumentGen", written.EventSource.Name);
    }

    sealed class ThrowingReporter : IDisposable
    {
        readonly Action<TelemetryFailure, Exception> _reporter;

        internal ThrowingReporter(TelemetryFailure kind)
        {
            _reporter = (told, _) =>
            {
                if (told == kind) throw new NotSupportedException();
            };
            TelemetryFailures.AddReporter(_reporter);
        }

        public void Dispose() => TelemetryFailures.RemoveReporter(_reporter);
    }
}
