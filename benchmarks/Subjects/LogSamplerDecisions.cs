using InstrumentGen.MicrosoftTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>Decisions on log records through the interface of Microsoft.Extensions.Telemetry's logger, and calls that its samplers or our filter drop.</summary>
static class LogSamplerDecisions
{
    public const string Setting = "log sampler: Microsoft.Extensions.Telemetry's AddRandomProbabilisticSampler(0.1) through LoggingSampler, one rule for every category and level, as ours; dropped call: its AddTraceBasedSampler, the same [LogEvent]";

    const double Ratio = 0.1;

    static readonly LogEntry<int> s_entry = new(LogLevel.Information, "Shop.Basket", 7, 1, null, static (_, _) => "");
    static readonly LoggingSampler s_ours = new InstrumentGenLoggingSampler(new LogSampler(new LogSamplingOptions { Rules = { new() { Ratio = Ratio } } }));
    static readonly LoggingSampler s_random = new ServiceCollection().AddLogging(static logging => logging.AddRandomProbabilisticSampler(Ratio))
        .BuildServiceProvider().GetRequiredService<LoggingSampler>();

    static int s_kept;

    public static void Ours(int calls) => Decide(s_ours, calls);

    public static void Random(int calls) => Decide(s_random, calls);

    /// <summary>Our format, behind our filter.</summary>
    public static ILoggerFactory Filtered() => LoggerFactory.Create(static logging => logging.AddEcsJson(static options => options.Sink = new NoSink()).AddLogSampling());

    /// <summary>Our format, behind the logger of Microsoft.Extensions.Telemetry and its sampler.</summary>
    public static ILoggerFactory TraceBased() => LoggerFactory.Create(static logging => logging.AddEcsJson(static options => options.Sink = new NoSink()).AddTraceBasedSampler());

    static void Decide(LoggingSampler sampler, int calls)
    {
        int kept = 0;
        for (int call = 0; call < calls; call++) kept += sampler.ShouldSample(s_entry) ? 1 : 0;
        s_kept = kept;
    }

    sealed class NoSink : ILogSink
    {
        public void Write(ReadOnlySpan<byte> lines) => throw new InvalidOperationException("The record of a dropped trace was kept.");

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }
}
