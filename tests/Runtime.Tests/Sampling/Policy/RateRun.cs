using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Traffic of several operations under a target rate, in virtual time: the calls of a second are spread over it evenly.</summary>
sealed class RateRun : IDisposable
{
    readonly FakeTimeProvider _time = new();
    readonly TraceSampler _sampler;
    readonly Random _random;

    internal RateRun(double target, int seed, double minimumPerMinute = 1)
    {
        _random = new Random(seed);
        _sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1, TracesPerSecond = target, MinimumPerMinute = minimumPerMinute }, _time);
    }

    public void Dispose() => _sampler.Dispose();

    internal Stratum Add(OperationProbe operation) => new(operation);

    internal void Second(params (Stratum Stratum, int Calls)[] traffic)
    {
        const int Steps = 100;
        foreach ((Stratum stratum, _) in traffic) stratum.BeginSecond();
        byte[] bytes = new byte[16];
        for (int step = 0; step < Steps; step++)
        {
            foreach ((Stratum stratum, int calls) in traffic)
            {
                for (int call = calls * step / Steps; call < calls * (step + 1) / Steps; call++)
                {
                    _random.NextBytes(bytes);
                    double ratio = _sampler.RatioOf(stratum.Operation.Spans!.Tags.Site);
                    stratum.Take(SampledOperations.Root(_sampler, stratum.Operation, ActivityTraceId.CreateFromBytes(bytes)), ratio);
                }
            }

            _time.Advance(TimeSpan.FromMilliseconds(10));
        }
    }
}

/// <summary>What came of one operation, and what was kept.</summary>
sealed class Stratum(OperationProbe operation)
{
    readonly List<int> _keptBySecond = [];
    double _error;
    double _variance;

    internal OperationProbe Operation => operation;

    internal int Kept { get; private set; }

    /// <summary>How far the sum of adjusted counts is from the truth, in standard deviations: each kept one adds I/p - 1, whose variance is 1/p - 1. A sum of such differences has
    /// it as its own as long as p depends on the past alone.</summary>
    internal double Deviation => _error == 0 ? 0 : _error / Math.Sqrt(Math.Max(_variance, 1));

    internal void BeginSecond() => _keptBySecond.Add(0);

    internal int KeptInLast(int seconds) => _keptBySecond.TakeLast(seconds).Sum();

    internal void Take(TraceDecision decision, double ratio)
    {
        _error += (decision.IsSampled ? decision.AdjustedCount!.Value : 0) - 1;
        _variance += (1 / ratio) - 1;
        if (!decision.IsSampled) return;
        Kept++;
        _keptBySecond[^1]++;
    }
}
