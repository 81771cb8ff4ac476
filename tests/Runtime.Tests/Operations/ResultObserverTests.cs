using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class ResultObserverTests
{
    readonly InstrumentationScope _scope = Scopes.New();

    public enum Way
    {
        Method,
        CompletedTask,
        SuspendedTask,
        CompletedValueTask,
        SuspendedValueTask,
    }

    public static TheoryData<Way> Every => [.. Enum.GetValues<Way>()];

    [Theory, MemberData(nameof(Every))]
    public async Task Result_ThatIsAnError_FailsTheCallByItsName(Way way)
    {
        using var spans = new SpanRecorder(_scope);
        using var reader = new OperationReader();
        Assert.Equal(-1, await Run(way, -1));
        Assert.Equal(ActivityStatusCode.Error, spans.Span.Status);
        Assert.Equal("IsNegative", spans.Span.GetTagItem("error.type"));
        OutcomeSnapshot outcome = Assert.Single(reader.ReadOne(_scope).Outcomes);
        Assert.Equal((Outcome.Error, "IsNegative", 1L), (outcome.Outcome, outcome.ErrorType, outcome.Duration.Count));
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Result_ThatIsNone_IsOkAndTagged(Way way)
    {
        using var spans = new SpanRecorder(_scope);
        Assert.Equal(7, await Run(way, 7));
        Assert.Equal(ActivityStatusCode.Unset, spans.Span.Status);
        Assert.Null(spans.Span.GetTagItem("error.type"));
        Assert.Equal(7, spans.Span.GetTagItem("result"));
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Method_ThatThrows_IsNotObserved(Way way)
    {
        using var spans = new SpanRecorder(_scope);
        await Assert.ThrowsAsync<IOException>(() => Run(way, 7, new IOException()));
        Assert.Null(spans.Span.GetTagItem("result"));
        Assert.Equal("System.IO.IOException", spans.Span.GetTagItem("error.type"));
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Observer_Throwing_IsCountedAndTheResultReturned(Way way)
    {
        using var failures = new FailureRecorder();
        using var spans = new SpanRecorder(_scope);
        Assert.Equal(13, await Run(way, 13));
        Assert.Equal(1, failures.Count);
        Assert.Equal(ActivityStatusCode.Unset, spans.Span.Status);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Meter_OfAResultThatIsAnError_HasItsName(Way way)
    {
        using var meter = new MeterRecorder(_scope);
        await Run(way, -1);
        Assert.Equal("IsNegative", Assert.Single(meter.Durations).Tag("error.type"));
    }

    [Fact]
    public void Task_ThatHasSucceeded_IsReturnedItself()
    {
        using var spans = new SpanRecorder(_scope);
        Task<int> task = Task.FromResult(7);
        OperationCall call = _scope.TracedAndMetered().Begin();
        Assert.Same(task, call.Follow(task, Observe));
        call.End();
    }

    [Fact]
    public void Task_ThatIsNotStarted_IsReturnedItself()
    {
        using var spans = new SpanRecorder(_scope);
        var task = new Task<int>(static () => 7);
        OperationCall call = _scope.TracedAndMetered().Begin();
        Assert.Same(task, call.Follow(task, Observe));
        call.End();
        Assert.Null(spans.Span.GetTagItem("result"));
    }

    [Fact]
    public void Task_ThatIsCancelled_IsReturnedItself()
    {
        using var spans = new SpanRecorder(_scope);
        Task<int> task = Task.FromCanceled<int>(new CancellationToken(canceled: true));
        OperationCall call = _scope.TracedAndMetered().Begin();
        Assert.Same(task, call.Follow(task, Observe));
        call.End();
        Assert.Equal("canceled", spans.Span.GetTagItem("outcome"));
    }

    [Fact]
    public void ManyNamesOfErrors_AreFoldedLikeTypes()
    {
        using var reader = new OperationReader();
        OperationProbe probe = _scope.TracedAndMetered();
        for (int index = 0; index < ErrorTypes.Limit + 2; index++)
        {
            OperationCall call = probe.Begin();
            call.FailsIf(true, $"error{index}");
            call.End();
        }

        Assert.Equal(2L, reader.ReadOne(_scope).Outcomes.Single(static one => one.ErrorType == "_OTHER").Duration.Count);
    }

    static void Observe(ref OperationCall call, int result)
    {
        if (result == 13) throw new NotSupportedException();
        call.Tags.Set("result", result);
        call.FailsIf(result < 0, "IsNegative");
    }

    Task<int> Run(Way way, int result, Exception? end = null)
    {
        OperationProbe probe = _scope.TracedAndMetered();
        return way switch
        {
            Way.Method => Task.Run(() => Get(probe, () => end is null ? result : throw end)),
            Way.CompletedTask => GetAsync(probe, () => end is null ? Task.FromResult(result) : Task.FromException<int>(end)),
            Way.SuspendedTask => GetAsync(probe, () => Suspended(result, end)),
            Way.CompletedValueTask => GetValueAsync(probe, () => end is null ? new(result) : ValueTask.FromException<int>(end)).AsTask(),
            _ => GetValueAsync(probe, () => new(Suspended(result, end))).AsTask(),
        };
    }

    static int Get(OperationProbe probe, Func<int> method)
    {
        var call = probe.Begin();
        try
        {
            int result = method();
            call.Returns(result, Observe);
            return result;
        }
        catch (Exception exception) when (call.Fails(exception)) { throw; }
        finally { call.End(); }
    }

    static Task<int> GetAsync(OperationProbe probe, Func<Task<int>> method)
    {
        var call = probe.Begin();
        try { return call.Follow(method(), Observe); }
        catch (Exception exception) when (call.Fails(exception)) { throw; }
        finally { call.End(); }
    }

    static ValueTask<int> GetValueAsync(OperationProbe probe, Func<ValueTask<int>> method)
    {
        var call = probe.Begin();
        try { return call.Follow(method(), Observe); }
        catch (Exception exception) when (call.Fails(exception)) { throw; }
        finally { call.End(); }
    }

    static async Task<int> Suspended(int result, Exception? end)
    {
        await Task.Yield();
        return end is null ? result : throw end;
    }
}
