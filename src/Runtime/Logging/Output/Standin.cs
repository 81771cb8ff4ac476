#pragma warning disable CS1591
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

public sealed class LogFileOptions { public required string Path { get; set; } }

public sealed class LogQueueOptions { }

sealed class LogQueue : IDisposable
{
    readonly ILogSink _sink;
    internal LogQueue(ILogSink sink, LogQueueOptions options, TimeProvider? time = null) => _sink = sink;
    internal void Add(ReadOnlySpan<byte> line, LogLevel level) { lock (_sink) _sink.Write(line); }
    public void Dispose() => _sink.Dispose();
}

sealed class StandardOutputSink : ILogSink
{
    readonly Stream _out = Console.OpenStandardOutput();
    public void Write(ReadOnlySpan<byte> lines) => _out.Write(lines);
    public void Flush() { }
    public void Dispose() { }
}

sealed class RollingFileSink(LogFileOptions options, TimeProvider time) : ILogSink
{
    readonly FileStream _out = System.IO.File.OpenWrite(options.Path);
    public void Write(ReadOnlySpan<byte> lines) => _out.Write(lines);
    public void Flush() => _ = time;
    public void Dispose() => _out.Dispose();
}
