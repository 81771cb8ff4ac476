using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InstrumentGen.AspNetCore;

/// <summary>A request while it is worked on: what is read as it begins, since handlers of exceptions change it, and what is read as it ends.</summary>
readonly struct AccessLogRequest
{
    const int ClientClosedRequest = 499;
    const string OtherMethod = "_OTHER";

    readonly AccessLogSettings _settings;
    readonly HttpContext _context;
    readonly DateTimeOffset _started;
    readonly long _timestamp;
    readonly string? _path;
    readonly string? _query;

    internal AccessLogRequest(AccessLogSettings settings, HttpContext context)
    {
        AccessLogOptions options = settings.Options;
        HttpRequest request = context.Request;
        _settings = settings;
        _context = context;
        _started = options.TimeProvider.GetUtcNow();
        _timestamp = options.TimeProvider.GetTimestamp();
        // Percent-encoded: a path that is decoded may hold a line feed.
        _path = options.Path == AccessLogPath.Full ? ClientText.Clean(request.PathBase.ToUriComponent() + request.Path.ToUriComponent(), options.MaxLength) : null;
        _query = options.Query ? request.QueryString.Value : null;
    }

    internal AccessLogEntry End(Exception? exception)
    {
        AccessLogOptions options = _settings.Options;
        HttpRequest request = _context.Request;
        HttpResponse response = _context.Response;
        bool isAborted = _context.RequestAborted.IsCancellationRequested;
        int status = StatusOf(response, exception, isAborted);
        return new AccessLogEntry
        {
            Settings = _settings,
            Started = _started,
            Duration = options.TimeProvider.GetElapsedTime(_timestamp),
            Method = MethodOf(request.Method),
            Version = VersionOf(request.Protocol),
            Path = _path,
            Route = RouteOf(_context),
            Query = _query,
            Status = status,
            IsAborted = isAborted,
            ErrorType = exception?.GetType().FullName,
            RequestBytes = request.ContentLength,
            ResponseBytes = HttpMethods.IsHead(request.Method) || exception is not null ? null : response.ContentLength,
            ClientAddress = _context.Connection.RemoteIpAddress,
            UserAgent = options.UserAgent ? Header(request.Headers.UserAgent.ToString()) : null,
            UserName = options.UserName ? ClientText.Clean(_context.User.Identity?.Name, options.MaxLength) : null,
            Referer = _settings.HasReferer ? Header(request.Headers.Referer.ToString()) : null,
            Headers = HeadersOf(request, response),
        };
    }

    // What nobody has handled is still on its way to the server, which answers with 500, or with what the request deserves.
    static int StatusOf(HttpResponse response, Exception? exception, bool isAborted)
    {
        if (response.HasStarted) return response.StatusCode;
        if (isAborted) return ClientClosedRequest;
        return exception switch
        {
            null => response.StatusCode,
            BadHttpRequestException bad => bad.StatusCode,
            _ => StatusCodes.Status500InternalServerError,
        };
    }

    // Handlers that run the pipeline again for an error leave the endpoint of the error page behind.
    static string? RouteOf(HttpContext context)
    {
        Endpoint? endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint ?? context.GetEndpoint();
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText;
    }

    // What is no method of HTTP is whatever a client has sent, and is called as OpenTelemetry calls it.
    static string MethodOf(string method) => HttpMethods.GetCanonicalizedValue(method) is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "CONNECT" or "OPTIONS" or "TRACE" or "PATCH" or "QUERY"
        ? method
        : OtherMethod;

    static string? VersionOf(string protocol) =>
        HttpProtocol.IsHttp11(protocol) ? "1.1"
        : HttpProtocol.IsHttp2(protocol) ? "2"
        : HttpProtocol.IsHttp3(protocol) ? "3"
        : HttpProtocol.IsHttp10(protocol) ? "1.0"
        : null;

    string? Header(string value) => value.Length == 0 ? null : ClientText.Clean(value, _settings.Options.MaxLength);

    string?[]? HeadersOf(HttpRequest request, HttpResponse response)
    {
        LoggedHeader[] ofRequest = _settings.RequestHeaders;
        LoggedHeader[] ofResponse = _settings.ResponseHeaders;
        if (ofRequest.Length + ofResponse.Length == 0) return null;
        int maxLength = _settings.Options.MaxLength;
        return [.. ofRequest.Select(one => one.ValueIn(request.Headers, maxLength)), .. ofResponse.Select(one => one.ValueIn(response.Headers, maxLength))];
    }
}
