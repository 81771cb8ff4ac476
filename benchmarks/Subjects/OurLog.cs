using Microsoft.Extensions.Logging;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>Our ECS JSON, to nothing or to a file. A caller waits where the queue is full, as ZLogger's does: what is lost costs nothing.</summary>
static class OurLog
{
    public const string Setting = "ours: ECS JSON with origin and service, scopes on; the queue waits where it is full";

    public static ILoggerFactory ToNothing() => LoggerFactory.Create(static builder => builder.AddEcsJson(static options =>
    {
        options.Sink = new NullSink();
        options.Queue.MaxWait = TimeSpan.FromSeconds(10);
    }));

    public static ILoggerFactory ToFile(string path) => LoggerFactory.Create(builder => builder.AddEcsJson(options =>
    {
        options.File = new LogFileOptions { Path = path, MaxBytes = 0 };
        options.Queue.MaxWait = TimeSpan.FromSeconds(10);
        options.Queue.ShutdownTimeout = TimeSpan.FromSeconds(60);
    }));

    sealed class NullSink : ILogSink
    {
        public void Write(ReadOnlySpan<byte> lines)
        {
        }

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }
}
