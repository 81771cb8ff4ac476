using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InstrumentGen.AspNetCore;

/// <summary>Gives each request its id and makes it current.</summary>
/// <remarks>It is not asynchronous: the id then stays current for the server too, which logs the end of the request and what nobody has handled, and no state machine is
/// allocated. Kestrel begins each request with an execution context of its own.</remarks>
sealed class CorrelationMiddleware
{
    const string Category = "InstrumentGen.Correlation";

    // As the host names what it starts for a request.
    const string RequestActivity = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    readonly RequestDelegate _next;
    readonly IncomingId _ids;
    readonly IncomingBaggage? _baggage;
    readonly string? _responseHeader;
    readonly string? _idBaggage;
    readonly bool _timesServer;
    readonly ILogger? _scopes;

    public CorrelationMiddleware(
        RequestDelegate next, IOptions<CorrelationOptions> options, IMeterFactory meters, DistributedContextPropagator propagator, ILoggerFactory loggers)
    {
        CorrelationOptions values = options.Value;
        var rejections = new CorrelationRejections(meters);
        var baggage = new IncomingBaggage(values, propagator, rejections);
        _next = next;
        _ids = new IncomingId(values, rejections);
        _baggage = baggage.IsEmpty ? null : baggage;
        _responseHeader = values.ResponseHeader;
        _idBaggage = values.IdBaggage;
        _timesServer = values.ServerTiming;
        _scopes = values.LogScope ? loggers.CreateLogger(Category) : null;
    }

    public Task InvokeAsync(HttpContext context)
    {
        Activity? activity = ActivityOf(context);
        IHeaderDictionary headers = context.Request.Headers;
        string id = _ids.Of(headers, activity);
        // Not disposed of: what was current before is the server's, and it restores it.
        _ = CorrelationContext.Begin(id, _baggage?.Of(headers, activity));
        if (activity is not null && !id.Equals(activity.TraceId.ToHexString(), StringComparison.Ordinal)) Mark(activity, id);
        if (_responseHeader is not null || _timesServer)
            new CorrelationResponse(context.Response, _responseHeader, id, _timesServer ? activity : null).WriteOnStarting();
        return _scopes is null ? _next(context) : InvokeInScopeAsync(context, id);
    }

    // The request's own: whoever stands in front of us may have started another. The features are asked where the name says that; they take 8 ns longer.
    static Activity? ActivityOf(HttpContext context)
    {
        Activity? activity = Activity.Current;
        if (activity?.OperationName != RequestActivity) activity = context.Features.Get<IHttpActivityFeature>()?.Activity ?? activity;
        return activity is { IdFormat: ActivityIdFormat.W3C } ? activity : null;
    }

    void Mark(Activity activity, string id)
    {
        if (activity.IsAllDataRequested) activity.SetTag(CorrelationLogScope.Name, id);
        if (_idBaggage is not null) activity.SetBaggage(_idBaggage, id);
    }

    async Task InvokeInScopeAsync(HttpContext context, string id)
    {
        using (_scopes!.BeginScope(new CorrelationLogScope(id))) await _next(context);
    }
}
