using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace InstrumentGen.AspNetCore;

/// <summary>Writes the id into a response as it starts. What had been written before is gone where an exception is handled: the framework's handlers clear all headers.</summary>
sealed class CorrelationResponse(HttpResponse response, string? header, string id, Activity? timed)
{
    const string ServerTiming = "Server-Timing";
    const string Timing = "traceparent;desc=\"";

    static readonly Func<object, Task> s_onStarting = static state =>
    {
        ((CorrelationResponse)state).Write();
        return Task.CompletedTask;
    };

    internal void WriteOnStarting() => response.OnStarting(s_onStarting, this);

    void Write()
    {
        IHeaderDictionary headers = response.Headers;
        if (header is not null) headers[header] = id;
        if (timed is null || IsTimed(headers)) return;
        headers.Append(ServerTiming, $"{Timing}{timed.Id}\"");
    }

    // A pipeline that is run again for an exception may come by twice.
    static bool IsTimed(IHeaderDictionary headers) =>
        headers[ServerTiming].Any(static one => one?.StartsWith(Timing, StringComparison.Ordinal) == true);
}
