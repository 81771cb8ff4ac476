using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InstrumentGen.AspNetCore;

/// <summary>Says of each request, once it has ended, what it was and what became of it.</summary>
sealed class AccessLogMiddleware(RequestDelegate next, IOptions<AccessLogOptions> options, ILoggerFactory loggers, CombinedLog? combined = null)
{
    internal const string Category = "InstrumentGen.AccessLog";

    readonly AccessLogSettings _settings = new(options.Value);
    readonly ILogger? _records = options.Value.Records ? loggers.CreateLogger(Category) : null;
    readonly CombinedLog? _combined = combined is { IsOpen: true } ? combined : null;

    public Task InvokeAsync(HttpContext context)
    {
        bool isRecorded = _records?.IsEnabled(LogLevel.Information) == true;
        if ((!isRecorded && _combined is null) || _settings.Excludes(context.Request.Path)) return next(context);
        return LogAsync(context, isRecorded);
    }

    async Task LogAsync(HttpContext context, bool isRecorded)
    {
        var request = new AccessLogRequest(_settings, context);
        try
        {
            await next(context);
        }
        catch (Exception exception) when (Observe(request, exception, isRecorded))
        {
            throw;
        }

        Write(request, null, isRecorded);
    }

    // In the filter, as the exception passes: nothing is caught.
    bool Observe(AccessLogRequest request, Exception exception, bool isRecorded)
    {
        Write(request, exception, isRecorded);
        return false;
    }

    void Write(AccessLogRequest request, Exception? exception, bool isRecorded)
    {
        try
        {
            AccessLogEntry entry = request.End(exception);
            _combined?.Add(entry);
            if (isRecorded) LogEvents.Write(_records!, LogLevel.Information, new AccessLogState(entry));
        }
        catch (Exception failure)
        {
            // A provider of somebody else's, a principal that cannot say its name: the request has been answered.
            TelemetryFailures.Report(failure);
        }
    }
}
