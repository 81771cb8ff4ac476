using System.Buffers;
using Microsoft.Extensions.Options;

namespace InstrumentGen.AspNetCore;

/// <summary>The lines of the format <c>combined</c>, where the options have a place for them. The container disposes of it, and so writes what waits.</summary>
sealed class CombinedLog(IOptions<AccessLogOptions> options) : IDisposable
{
    [ThreadStatic] static ArrayBufferWriter<byte>? s_line;

    readonly LogLineOutput? _lines = Open(options.Value);

    internal bool IsOpen => _lines is not null;

    internal void Add(in AccessLogEntry entry)
    {
        ArrayBufferWriter<byte> line = s_line ??= new ArrayBufferWriter<byte>();
        line.ResetWrittenCount();
        CombinedFormat.Write(entry, line);
        _lines!.Add(line.WrittenSpan);
    }

    public void Dispose() => _lines?.Dispose();

    static LogLineOutput? Open(AccessLogOptions options)
    {
        if (options.CombinedSink is { } sink) return new LogLineOutput(sink, options.Queue, options.TimeProvider);
        return options.CombinedFile is { } file ? new LogLineOutput(file, options.Queue, options.TimeProvider) : null;
    }
}
