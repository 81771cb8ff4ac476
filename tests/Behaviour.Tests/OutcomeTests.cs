using System.Diagnostics;
using InstrumentGen.Behaviour.Tests.Recording;
using InstrumentGen.Behaviour.Tests.Subjects;

namespace InstrumentGen.Behaviour.Tests;

public sealed class OutcomeTests
{
    [Fact]
    public void Operation_Returns_IsOk()
    {
        using var calls = new Calls("till.charge");
        Assert.Equal(1, Till.Charge(null));
        calls.AssertEndedOnce(Outcome.Ok, null);
    }

    [Fact]
    public void Operation_ThrowsExpectedException_IsOk()
    {
        using var calls = new Calls("till.charge");
        var declined = new CardExpiredException();
        Assert.Same(declined, Assert.Throws<CardExpiredException>(() => Till.Charge(declined)));
        calls.AssertEndedOnce(Outcome.Ok, null);
    }

    [Fact]
    public void Operation_ThrowsAnyOther_IsErrorWithoutItsMessage()
    {
        using var calls = new Calls("till.charge");
        Assert.Throws<TimeoutException>(static () => Till.Charge(new TimeoutException("card 4111")));
        Activity span = calls.AssertEndedOnce(Outcome.Error, "System.TimeoutException");
        Assert.Null(span.StatusDescription);
        Assert.Empty(span.Events);
        Assert.DoesNotContain(span.TagObjects, static tag => tag.Value is string text && text.Contains("4111", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Operation_CancelledByEitherToken_IsCanceled()
    {
        using var calls = new Calls("till.refund");
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAsync<OperationCanceledException>(() => Till.RefundAsync(null, cancelled, CancellationToken.None));
        calls.AssertEndedOnce(Outcome.Canceled, null);

        using var again = new Calls("till.refund");
        await Assert.ThrowsAsync<OperationCanceledException>(() => Till.RefundAsync(null, CancellationToken.None, cancelled));
        again.AssertEndedOnce(Outcome.Canceled, null);
    }

    [Fact]
    public void Operation_CancelsWithoutItsToken_IsError()
    {
        using var calls = new Calls("till.close");
        Assert.Throws<OperationCanceledException>(static () => Till.Close(CancellationToken.None));
        calls.AssertEndedOnce(Outcome.Error, "System.OperationCanceledException");
    }

    [Fact]
    public void Operation_CancelsAndTakesNoToken_IsCanceled()
    {
        using var calls = new Calls("till.open");
        Assert.Throws<OperationCanceledException>(Open);
        calls.AssertEndedOnce(Outcome.Canceled, null);

        static void Open() => Till.Open();
    }

    [Fact]
    public async Task Operation_FaultsLater_IsErrorOfItsType()
    {
        using var calls = new Calls("till.refund");
        await Assert.ThrowsAsync<CardDeclinedException>(static () =>
            Till.RefundAsync(new CardDeclinedException("no"), CancellationToken.None, CancellationToken.None));
        calls.AssertEndedOnce(Outcome.Error, typeof(CardDeclinedException).FullName);
    }

    [Fact]
    public void Exception_ThroughWovenCall_KeepsItsStack()
    {
        using var reader = new OperationReader();
        using var recorder = new SpanRecorder();
        var exception = Assert.Throws<TimeoutException>(static () => Till.Charge(new TimeoutException()));
        Assert.Contains("Till.Charge", exception.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain("InstrumentGen.Generated", exception.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Buckets_OfTheAttribute_AreTheOperations()
    {
        using var reader = new OperationReader();
        Till.Charge(null);
        Assert.Equal([0.001, 0.01], reader.Read().Single(static one => one.Operation == "till.charge").Duration.Bounds);
    }

    /// <summary>The span and the counts of one operation from here on.</summary>
    sealed class Calls(string operation) : IDisposable
    {
        readonly OperationReader _reader = new();
        readonly SpanRecorder _spans = new();

        public Activity AssertEndedOnce(Outcome outcome, string? errorType)
        {
            Activity span = _spans.Single();
            Assert.Equal(operation, span.OperationName);
            Assert.Equal(outcome == Outcome.Error ? ActivityStatusCode.Error : ActivityStatusCode.Unset, span.Status);
            Assert.Equal(errorType, span.GetTagItem("error.type"));
            Assert.Equal(outcome == Outcome.Canceled ? "canceled" : null, span.GetTagItem("outcome"));
            Assert.Contains(
                _reader.Read().Single(one => one.Operation == operation).Outcomes,
                one => one.Outcome == outcome && one.ErrorType == errorType && one.Duration.Count > 0);
            return span;
        }

        public void Dispose()
        {
            _spans.Dispose();
            _reader.Dispose();
        }
    }
}
