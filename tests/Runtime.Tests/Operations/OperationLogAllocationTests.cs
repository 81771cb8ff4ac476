using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What records cost of the heap, written by a provider of ours.</summary>
[Collection(ProcessWide.Name)]
public sealed class OperationLogAllocationTests : IDisposable
{
    const int Calls = 2_000;

    static readonly IOException s_exception = new("the disk is full");
    static readonly Task s_task = Task.FromResult(42);

    readonly InstrumentationScope _scope = Scopes.New();
    readonly LastLineSink _sink = new();
    readonly ILoggerFactory _factory;
    readonly IDisposable _inForce;

    public OperationLogAllocationTests()
    {
        _factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddEcsJson(options => options.Sink = _sink));
        _inForce = OperationLogs.UseLoggerFactory(_factory);
    }

    public void Dispose()
    {
        _inForce.Dispose();
        _factory.Dispose();
    }

    [Fact]
    public void Records_OfCalls_AllocateNothing()
    {
        OperationProbe probe = Logged(ExceptionDetail.Type, traced: false);
        Assert.Equal(0, Allocated(() => Woven.Call(probe, static () => { })));
        JsonElement line = LastLine();
        Assert.StartsWith("operation ok in ", line.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("ok", line.GetProperty("labels").GetProperty("outcome").GetString());
    }

    [Fact]
    public void Records_OfCompletedTasks_AllocateNothing()
    {
        OperationProbe probe = Logged(ExceptionDetail.Type, traced: false);
        Assert.Equal(0, Allocated(() => _ = Woven.CallAsync(probe, static () => s_task)));
        Assert.Equal("ok", LastLine().GetProperty("labels").GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData(ExceptionDetail.Type)]
    [InlineData(ExceptionDetail.Message)]
    public void Records_OfFailures_AllocateNothing(ExceptionDetail detail)
    {
        OperationProbe probe = Logged(detail, traced: false);
        Assert.Equal(0, Allocated(() => Fail(probe)));
        Assert.Equal("System.IO.IOException", LastLine().GetProperty("labels").GetProperty("error_type").GetString());
    }

    [Fact]
    public void Records_OfSpans_AllocateNothingButTheSpan()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == _scope.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        OperationProbe silent = _scope.Traced("silent");
        OperationProbe probe = Logged(ExceptionDetail.Type, traced: true);
        long ofSpan = Allocated(() => Woven.Call(silent, static () => { }));
        Assert.True(ofSpan > 0);
        // The two ids as text, which the activity makes when it is first asked.
        long ofIds = Allocated(() => Woven.Call(silent, static () => _ = (Activity.Current!.TraceId.ToHexString(), Activity.Current.SpanId.ToHexString())));
        Assert.InRange(Allocated(() => Woven.Call(probe, static () => { })), ofSpan, ofIds);
        Assert.Equal(32, LastLine().GetProperty("trace.id").GetString()!.Length);
    }

    [Fact]
    public void SuspendedCalls_ThatAreLogged_HoldNoMoreThanOthers()
    {
        using var reader = new OperationReader();
        OperationProbe metered = _scope.Metered("metered");
        OperationProbe logged = Logged(ExceptionDetail.Type, traced: false);
        Assert.Equal(Allocated(() => Suspend(metered)), Allocated(() => Suspend(logged)));
    }

    OperationProbe Logged(ExceptionDetail detail, bool traced) => _scope.Define(new OperationDefinition("operation")
    {
        Traced = traced,
        Logged = new OperationLogDefinition("Shop") { Start = LogLevel.Debug, Exceptions = detail },
    });

    JsonElement LastLine()
    {
        _factory.Dispose();
        return JsonDocument.Parse(_sink.Last).RootElement;
    }

    static void Fail(OperationProbe probe)
    {
        var call = probe.Begin();
        call.Fails(s_exception);
        call.End();
    }

    static void Suspend(OperationProbe probe)
    {
        var end = new TaskCompletionSource();
        Task call = Woven.CallAsync(probe, () => end.Task);
        end.SetResult();
        Assert.True(call.IsCompletedSuccessfully);
    }

    static long Allocated(Action call) => Allocations.Of(call, Calls);

    /// <summary>Keeps the last line.</summary>
    sealed class LastLineSink : ILogSink
    {
        internal byte[] Last { get; private set; } = [];

        public void Write(ReadOnlySpan<byte> lines)
        {
            ReadOnlySpan<byte> whole = lines[..^1];
            Last = whole[(whole.LastIndexOf((byte)'\n') + 1)..].ToArray();
        }

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }
}
