using BenchmarkDotNet.Attributes;
using InstrumentGen.Benchmarks.Subjects;

namespace InstrumentGen.Benchmarks.Suites;

/// <summary>A call of an operation that nobody listens to, beside the same call of a method that is none.</summary>
[MemoryDiagnoser]
public class NobodyListens
{
    const int CallsPerRun = 1_000;

    /// <summary>The method itself.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = CallsPerRun)]
    public void Direct() => Calls.Direct(CallsPerRun);

    /// <summary>Woven.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void Woven() => Calls.Woven(CallsPerRun);

    /// <summary>Through a proxy made at run time.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void ByProxy() => DynamicProxy.Run(CallsPerRun);

    /// <summary>The method itself, which has completed when it returns.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void DirectValueTask() => Calls.DirectValueTask(CallsPerRun);

    /// <summary>Woven, and completed when it returns.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void WovenValueTask() => Calls.WovenValueTask(CallsPerRun);

    /// <summary>A task that completes later.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void DirectTask() => Calls.DirectTask(CallsPerRun);

    /// <summary>Woven, and completed later.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerRun)]
    public void WovenTask() => Calls.WovenTask(CallsPerRun);
}
