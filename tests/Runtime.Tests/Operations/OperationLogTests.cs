using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class OperationLogTests : IDisposable
{
    const string Category = "Shop.Ordering.OrderService";

    readonly InstrumentationScope _scope = Scopes.New();
    readonly OperationLogRecorder _logs = new();

    public static TheoryData<Shape> EveryShape => Shapes.All;

    public void Dispose() => _logs.Dispose();

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task End_OfACallThatReturns_IsARecordWithItsDuration(Shape shape)
    {
        OperationProbe probe = Logged("order.place", new OperationLogDefinition(Category) { EndEventId = 17 });
        long before = Stopwatch.GetTimestamp();
        Assert.Equal(shape == Shape.ThrowBeforeTask, await shape.Run(probe, shape == Shape.ThrowBeforeTask ? new IOException() : null) is not null);
        double most = Stopwatch.GetElapsedTime(before).TotalMilliseconds;

        OperationRecord record = _logs.Record;
        Assert.Equal((Category, new EventId(17, "order.place.end")), (record.Category, record.EventId));
        Assert.Equal("order.place.end", record.EventId.Name);
        Assert.Equal("order.place", record["operation"]);
        Assert.InRange(Assert.IsType<double>(record["duration"]), double.Epsilon, most);
    }

    [Fact]
    public void End_OfACallThatReturns_SaysSoInWords()
    {
        Woven.Call(Logged("order.place"), static () => { });
        OperationRecord record = _logs.Record;
        Assert.Equal(LogLevel.Information, record.Level);
        Assert.Equal("ok", record["outcome"]);
        Assert.Equal(FormattableString.Invariant($"order.place ok in {record["duration"]} ms"), record.Message);
        Assert.Equal(["operation", "outcome", "duration", "{OriginalFormat}"], record.Values.Select(static value => value.Key));
        Assert.Equal("{operation} {outcome} in {duration} ms", record["{OriginalFormat}"]);
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task End_OfACallThatFails_HasTheTypeAndNoMessage(Shape shape)
    {
        var thrown = new IOException("4111 1111 1111 1111");
        Assert.Same(thrown, await shape.Run(Logged("order.place"), thrown));
        OperationRecord record = _logs.Record;
        Assert.Equal((LogLevel.Error, "error", "System.IO.IOException"), (record.Level, record["outcome"], record["error.type"]));
        Assert.Equal(FormattableString.Invariant($"order.place error in {record["duration"]} ms with System.IO.IOException"), record.Message);
        Assert.Equal(["operation", "outcome", "duration", "error.type", "{OriginalFormat}"], record.Values.Select(static value => value.Key));
        Assert.Null(record.Exception);
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task End_OfACallThatIsCancelled_IsNoFailure(Shape shape)
    {
        var token = new CancellationToken(canceled: true);
        await shape.Run(Logged("order.place"), new OperationCanceledException(token), token);
        OperationRecord record = _logs.Record;
        Assert.Equal((LogLevel.Information, "canceled", null), (record.Level, record["outcome"], record["error.type"]));
    }

    [Fact]
    public async Task End_WithAnExpectedException_IsNoFailure()
    {
        OperationProbe probe = _scope.Define(new OperationDefinition("order.place")
        {
            Logged = new OperationLogDefinition(Category),
            IsExpected = static exception => exception is IOException,
        });
        await Shape.Method.Run(probe, new IOException());
        Assert.Equal((LogLevel.Information, "ok", null), (_logs.Record.Level, _logs.Record["outcome"], _logs.Record["error.type"]));
    }

    [Fact]
    public void End_OfAResultThatIsAnError_HasItsName()
    {
        var call = Logged("payment.authorize").Begin();
        call.FailsIf(true, "IsDeclined");
        call.End();
        Assert.Equal((LogLevel.Error, "error", "IsDeclined"), (_logs.Record.Level, _logs.Record["outcome"], _logs.Record["error.type"]));
    }

    [Theory]
    [InlineData(ExceptionDetail.Type, null, false)]
    [InlineData(ExceptionDetail.Message, "the disk is full", false)]
    [InlineData(ExceptionDetail.StackTrace, null, true)]
    public async Task Exceptions_OfEachDetail_SayThatMuch(ExceptionDetail detail, string? message, bool isHandedOver)
    {
        var thrown = new IOException("the disk is full");
        await Shape.SuspendedTask.Run(Logged("order.place", new OperationLogDefinition(Category) { Exceptions = detail }), thrown);
        OperationRecord record = _logs.Record;
        Assert.Equal("System.IO.IOException", record["error.type"]);
        Assert.Equal(message, record["error.message"]);
        Assert.Same(isHandedOver ? thrown : null, record.Exception);
    }

    [Fact]
    public async Task Exceptions_WhoseMessageThrows_AreLoggedWithoutIt()
    {
        using var failures = new FailureRecorder();
        await Shape.Method.Run(Logged("order.place", new OperationLogDefinition(Category) { Exceptions = ExceptionDetail.Message }), new Unspeakable());
        Assert.Equal(typeof(Unspeakable).FullName, _logs.Record["error.type"]);
        Assert.DoesNotContain(_logs.Record.Values, static value => value.Key == "error.message");
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public async Task Exceptions_KeptForTheRecord_AreTypesInSpansAndMetrics()
    {
        using var spans = new SpanRecorder(_scope);
        using var meter = new MeterRecorder(_scope, MeterRecorder.Duration);
        using var reader = new OperationReader();
        OperationProbe probe = _scope.Define(new OperationDefinition("order.place")
        {
            Traced = true,
            Metered = true,
            Logged = new OperationLogDefinition(Category) { Exceptions = ExceptionDetail.StackTrace },
        });
        for (int call = 0; call < ErrorTypes.Limit + 1; call++) await Shape.Method.Run(probe, new IOException());
        Assert.All(spans.Stopped, static span => Assert.Equal("System.IO.IOException", span.GetTagItem("error.type")));
        Assert.Equal("System.IO.IOException", Assert.Single(reader.ReadOne(_scope).Outcomes).ErrorType);
    }

    [Fact]
    public void Start_WhereItIsAskedFor_IsARecordBeforeTheMethodRuns()
    {
        OperationProbe probe = Logged("order.place", new OperationLogDefinition(Category) { Start = LogLevel.Debug, StartEventId = 4 });
        Woven.Call(probe, () =>
        {
            OperationRecord start = _logs.Record;
            Assert.Equal((Category, LogLevel.Debug, new EventId(4), "order.place starts"), (start.Category, start.Level, start.EventId, start.Message));
            Assert.Equal("order.place.start", start.EventId.Name);
            Assert.Equal([new("operation", "order.place"), new("{OriginalFormat}", "{operation} starts")], start.Values);
        });
        Assert.Equal(["order.place.start", "order.place.end"], _logs.Records.Select(static record => record.EventId.Name));
    }

    [Fact]
    public async Task Levels_AreAskedWithEachCall()
    {
        OperationProbe probe = Logged("order.place", new OperationLogDefinition(Category) { Start = LogLevel.Trace, Level = LogLevel.Debug, FailureLevel = LogLevel.Warning });
        LogLevel least = LogLevel.Warning;
        _logs.IsEnabled = level => level >= least;
        await Shape.Method.Run(probe);
        Assert.Empty(_logs.Records);
        await Shape.Method.Run(probe, new IOException());
        Assert.Equal(LogLevel.Warning, _logs.Record.Level);
        least = LogLevel.Debug;
        await Shape.Method.Run(probe);
        Assert.Equal([LogLevel.Warning, LogLevel.Debug], _logs.Records.Select(static record => record.Level));
        least = LogLevel.Trace;
        await Shape.Method.Run(probe);
        Assert.Equal([LogLevel.Warning, LogLevel.Debug, LogLevel.Trace, LogLevel.Debug], _logs.Records.Select(static record => record.Level));
    }

    [Fact]
    public async Task Levels_OfNone_AreNeverAskedFor()
    {
        _logs.IsEnabled = static level => level != LogLevel.None ? throw new InvalidOperationException() : true;
        OperationProbe probe = Logged("order.place", new OperationLogDefinition(Category) { Level = LogLevel.None, FailureLevel = LogLevel.None });
        Assert.False(probe.IsActive);
        await Shape.Method.Run(probe, new IOException());
        Assert.Empty(_logs.Records);
    }

    [Fact]
    public void IsActive_WhileNoLevelIsEnabled_IsFalse()
    {
        OperationProbe probe = Logged("order.place", new OperationLogDefinition(Category) { Start = LogLevel.Trace });
        _logs.IsEnabled = static _ => false;
        Assert.False(probe.IsActive);
        _logs.IsEnabled = static level => level == LogLevel.Trace;
        Assert.True(probe.IsActive);
    }

    [Fact]
    public void Iterator_Enumerated_StartsWithTheFirstStepAndEndsWithTheLast()
    {
        OperationProbe probe = Logged("feed.read", new OperationLogDefinition(Category) { Start = LogLevel.Debug });
        IEnumerable<int> sequence = probe.Enumerate(Enumerable.Range(1, 2));
        using IEnumerator<int> steps = sequence.GetEnumerator();
        Assert.Empty(_logs.Records);
        Assert.True(steps.MoveNext());
        Assert.Equal("feed.read.start", _logs.Record.EventId.Name);
        Assert.True(steps.MoveNext());
        Assert.Single(_logs.Records);
        Assert.False(steps.MoveNext());
        Assert.Equal(["feed.read.start", "feed.read.end"], _logs.Records.Select(static record => record.EventId.Name));
    }

    OperationProbe Logged(string name, OperationLogDefinition? definition = null) =>
        _scope.Define(new OperationDefinition(name) { Logged = definition ?? new OperationLogDefinition(Category) });

    sealed class Unspeakable : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
