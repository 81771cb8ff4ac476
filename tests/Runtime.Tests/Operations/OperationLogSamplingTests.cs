using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>The records of operations follow the traces that they are of.</summary>
[Collection(ProcessWide.Name)]
public sealed class OperationLogSamplingTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly ActivitySource _other = new($"Other.{Guid.NewGuid()}");
    readonly LogRecorder _logs = new();
    readonly ServiceProvider _services;
    readonly IDisposable _inForce;
    readonly OperationProbe _probe;

    public OperationLogSamplingTests()
    {
        Activity.Current = null;
        _services = new ServiceCollection().AddLogging(builder => builder.AddProvider(_logs).SetMinimumLevel(LogLevel.Trace).AddLogSampling()).BuildServiceProvider();
        _inForce = OperationLogs.UseLoggerFactory(_services.GetRequiredService<ILoggerFactory>());
        _probe = _scope.Define(new OperationDefinition("operation") { Traced = true, Logged = new OperationLogDefinition("Shop") { Start = LogLevel.Debug } });
    }

    public static TheoryData<Shape> EveryShape => Shapes.All;

    public void Dispose()
    {
        _inForce.Dispose();
        _services.Dispose();
        _other.Dispose();
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task Failure_OfADroppedTrace_IsLoggedAlone(Shape shape)
    {
        using TraceSampling sampling = Sample(0);
        await shape.Run(_probe, new IOException());
        Assert.Equal([LogLevel.Error], Levels());
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task Failure_OfAKeptTrace_IsLoggedBehindItsStart(Shape shape)
    {
        using TraceSampling sampling = Sample(1);
        await shape.Run(_probe, new IOException());
        Assert.Equal([LogLevel.Debug, LogLevel.Error], Levels());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Success_IsLoggedWhereItsTraceIsKept(double ratio, bool isLogged)
    {
        using TraceSampling sampling = Sample(ratio);
        Woven.Call(_probe, static () => { });
        Assert.Equal(isLogged ? [LogLevel.Debug, LogLevel.Information] : [], Levels());
    }

    // The thread that completes the task is in the middle of something else.
    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(1, 0, true)]
    public async Task End_OnAThreadOfAnotherTrace_FollowsItsOwn(double ratio, double others, bool isLogged)
    {
        using TraceSampling sampling = Sample(ratio);
        using TraceSampling ofOthers = TraceSampling.Use(new TraceSamplingOptions { Ratio = others, Sources = source => source.Name == _other.Name });
        var end = new TaskCompletionSource();
        Task call = Woven.CallAsync(_probe, () => end.Task);
        Threads.Run(() =>
        {
            using Activity other = _other.StartActivity("other")!;
            Assert.Equal(others == 1, other.Recorded);
            end.SetResult();
        });
        await call.InTime();
        Assert.Equal(isLogged ? [LogLevel.Debug, LogLevel.Information] : [], Levels());
    }

    TraceSampling Sample(double ratio) => TraceSampling.Use(new TraceSamplingOptions { Ratio = ratio, Sources = source => source.Name == _scope.Name });

    LogLevel[] Levels() => [.. _logs.Entries.Select(static entry => entry.Level)];
}
