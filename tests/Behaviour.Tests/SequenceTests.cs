using System.Diagnostics;
using InstrumentGen.Behaviour.Tests.Recording;
using InstrumentGen.Behaviour.Tests.Subjects;

namespace InstrumentGen.Behaviour.Tests;

/// <summary>An iterator is an operation from the first step of an enumeration to its end.</summary>
public sealed class SequenceTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Iterator_Enumerated_IsCurrentInItsStepsAlone()
    {
        using var recorder = new SpanRecorder();
        IEnumerable<string?> sequence = Feed.Read(2);
        Assert.Empty(recorder.Spans);
        foreach (string? inside in sequence)
        {
            Assert.Equal("feed.read", inside);
            Assert.Same(recorder.Root, Activity.Current);
            Assert.Empty(recorder.Spans);
        }

        Assert.Equal(recorder.Root.SpanId, recorder.Single().ParentSpanId);
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AsyncIterator_Enumerated_IsCurrentInItsStepsAlone(bool waits)
    {
        using var recorder = new SpanRecorder();
        await foreach (string? inside in Feed.StreamAsync(3, waits, cancellationToken: Token))
        {
            Assert.Equal("feed.stream", inside);
            Assert.Same(recorder.Root, Activity.Current);
            Assert.Empty(recorder.Spans);
        }

        Assert.Equal(recorder.Root.SpanId, recorder.Single().ParentSpanId);
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Fact]
    public void Iterator_WithAnActivityOfItsOwn_FindsItAgainAndKeepsItToItself()
    {
        using var recorder = new SpanRecorder();
        List<string?> inside = [];
        List<int> marks = [];
        foreach (string? name in Feed.Walk())
        {
            inside.Add(name);
            marks.Add(Feed.Mark.Value);
            Assert.Same(recorder.Root, Activity.Current);
        }

        Assert.Equal(["own", "own", "feed.walk"], inside);
        // What it writes to the context its caller sees, as of any iterator.
        Assert.Equal([1, 1, 2], marks);
    }

    [Theory]
    [InlineData(2, 0, "ok")]
    [InlineData(9, 2, "ok")]
    [InlineData(-1, 0, "error")]
    [InlineData(-2, 0, "canceled")]
    public void Iterator_Left_HasTheOutcomeOfItsWayOut(int count, int taken, string outcome)
    {
        using var recorder = new SpanRecorder();
        using var reader = new OperationReader();
        long before = CountOf(reader, "feed.read", outcome);
        Exception? failure = count switch { -1 => new InvalidOperationException(), -2 => new OperationCanceledException(), _ => null };
        IEnumerable<string?> sequence = taken > 0 ? Feed.Read(count, failure).Take(taken) : Feed.Read(count, failure);
        Exception? thrown = Record.Exception(() => sequence.Count());
        Assert.Same(failure, thrown);
        Assert.Equal(before + 1, CountOf(reader, "feed.read", outcome));
        Assert.Equal(outcome == "error" ? ActivityStatusCode.Error : ActivityStatusCode.Unset, recorder.Single().Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AsyncIterator_Failing_FailsAsItWould(bool waits)
    {
        using var recorder = new SpanRecorder();
        var failure = new InvalidOperationException("broken");
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (string? _ in Feed.StreamAsync(1, waits, failure, Token)) { }
        });
        Assert.Same(failure, thrown);
        Assert.Equal(ActivityStatusCode.Error, recorder.Single().Status);
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AsyncIterator_StoppedByTheTokenOfItsEnumeration_IsCanceled(bool waits)
    {
        using var recorder = new SpanRecorder();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (string? _ in Feed.StreamAsync(9, waits, cancellationToken: CancellationToken.None).WithCancellation(stop.Token)) await stop.CancelAsync();
        });
        Activity span = recorder.Single();
        Assert.Equal((ActivityStatusCode.Unset, "canceled"), (span.Status, span.GetTagItem("outcome")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AsyncIterator_LeftEarly_EndsWithItsFinallyBlocks(bool waits)
    {
        using var recorder = new SpanRecorder();
        await foreach (string? _ in Feed.StreamAsync(9, waits, cancellationToken: Token)) break;
        Assert.Equal(ActivityStatusCode.Unset, recorder.Single().Status);
        Assert.Same(recorder.Root, Activity.Current);
    }

    static long CountOf(OperationReader reader, string operation, string outcome) =>
        reader.Read().Where(one => one.Operation == operation).Sum(one => one.CountOf(Enum.Parse<Outcome>(outcome, ignoreCase: true)));
}
