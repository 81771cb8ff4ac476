using Microsoft.Extensions.Logging;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>Our formats of JSON, to nothing or to a file. A caller waits where the queue is full, as ZLogger's does: what is lost costs nothing.</summary>
static class OurLog
{
    public const string Setting = "ours: ECS JSON with origin and service, or compact JSON where a line says so; scopes on; the queue waits where it is full; each way of logging is measured in processes of its own";

    public static ILoggerFactory ToNothing() => LoggerFactory.Create(static builder => builder.AddEcsJson(ToNothing));

    public static ILoggerFactory CompactToNothing() => LoggerFactory.Create(static builder => builder.AddCompactJson(ToNothing));

    public static ILoggerFactory ToFile(string path) => LoggerFactory.Create(builder => builder.AddEcsJson(options => ToFile(options, path)));

    public static ILoggerFactory CompactToFile(string path) => LoggerFactory.Create(builder => builder.AddCompactJson(options => ToFile(options, path)));

    static void ToNothing(LogOutputOptions options)
    {
        options.Sink = new NullSink();
        options.Queue.MaxWait = TimeSpan.FromSeconds(10);
    }

    static void ToFile(LogOutputOptions options, string path)
    {
        options.File = new LogFileOptions { Path = path, MaxBytes = 0 };
        options.Queue.MaxWait = TimeSpan.FromSeconds(10);
        options.Queue.ShutdownTimeout = TimeSpan.FromSeconds(60);
    }

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
