using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Writes each recorded span as a line, from when it is made until it is disposed of.</summary>
sealed class JsonSpanWriter : IDisposable
{
    readonly JsonSpanFormat _format;
    readonly LogQueue _queue;
    readonly ActivityListener _listener;

    internal JsonSpanWriter(JsonSpanOptions options, TraceSamplingOptions sampling, ServiceResource service)
    {
        _format = new JsonSpanFormat([.. service.ToAttributes(options.ServiceName, options.ServiceVersion)]);
        _queue = new LogQueue(options.Sink ?? (options.File is { } file ? new RollingFileSink(file, TimeProvider.System) : new StandardOutputSink()), options.Queue, signal: TelemetrySignal.Span);
        // It has no Sample: whether a span is recorded, others decide.
        _listener = new ActivityListener { ShouldListenTo = TraceSampling.SourcesOf(options.Sources ?? sampling.Sources), ActivityStopped = Write };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Waits until every span that has ended before is written.</summary>
    internal bool Flush(TimeSpan timeout) => _queue.Flush(timeout);

    public void Dispose()
    {
        _listener.Dispose();
        _queue.Dispose();
    }

    void Write(Activity span)
    {
        if (!span.Recorded || span.IdFormat != ActivityIdFormat.W3C) return;
        LogLine line = LogLine.Take();
        try
        {
            _format.Write(line, span);
            _queue.Add(line.Written(), LogLevel.Information);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.SpanRecord, exception);
        }
        finally
        {
            line.Return();
        }
    }
}
