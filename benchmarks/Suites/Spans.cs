using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using InstrumentGen.Benchmarks.Subjects;

namespace InstrumentGen.Benchmarks.Suites;

/// <summary>A call that makes a span and is measured, beside an <see cref="Activity"/> started by hand.</summary>
[MemoryDiagnoser]
public class Spans
{
    const int CallsPerRun = 1_000;
    OperationReader? _reader;
    ActivityListener? _listener;

    /// <summary>Listens to every source of the subjects.</summary>
    [GlobalSetup]
    public void Listen()
    {
        _reader = new OperationReader();
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is "InstrumentGen.Benchmarks" or ActivityByHand.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Listens no more.</summary>
    [GlobalCleanup]
    public void Silence()
    {
        _listener?.Dispose();
        _reader?.Dispose();
    }

    /// <summary>By hand, tag by tag.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = CallsPerRun)]
    public void ByHand() => ActivityByHand.RunWithAddTag(CallsPerRun);

    /// <summary>By hand, with the tags in an array.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void ByHandArray() => ActivityByHand.RunWithArray(CallsPerRun);

    /// <summary>Woven: span and metrics.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void Woven() => Calls.Woven(CallsPerRun);
}
