using BenchmarkDotNet.Attributes;
using InstrumentGen.Benchmarks.Subjects;

namespace InstrumentGen.Benchmarks.Suites;

/// <summary>A call that is counted, timed and held in flight, beside the same written by hand.</summary>
[MemoryDiagnoser]
public class RateErrorsDuration
{
    const int CallsPerRun = 1_000;
    OperationReader? _reader;
    OpenTelemetryByHand? _openTelemetry;

    /// <summary>Turns the operations' metrics on.</summary>
    [GlobalSetup]
    public void Listen()
    {
        _reader = new OperationReader();
        _openTelemetry = new OpenTelemetryByHand();
    }

    /// <summary>Turns them off.</summary>
    [GlobalCleanup]
    public void Silence()
    {
        _openTelemetry?.Dispose();
        _reader?.Dispose();
    }

    /// <summary>The clock at the start and at the end, and nothing done with it.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = CallsPerRun)]
    public void TwoClockReads() => Subjects.TwoClockReads.Run(CallsPerRun);

    /// <summary>Woven.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void Woven() => Calls.Metered(CallsPerRun);

    /// <summary>By hand, with prometheus-net.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void PrometheusNet() => PrometheusByHand.Run(CallsPerRun);

    /// <summary>By hand, with the OpenTelemetry SDK.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void OpenTelemetry() => OpenTelemetryByHand.Run(CallsPerRun);
}
