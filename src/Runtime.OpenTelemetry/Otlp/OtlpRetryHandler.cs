using System.Runtime.ExceptionServices;
using System.Security.Authentication;
using OpenTelemetry.Exporter;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Sends a request of the SDK again as long as the specification asks for it and its time lasts, and says what became of it.</summary>
/// <remarks>The SDK's own retry is behind an experimental variable, for the whole process, and tells nobody what was rejected. The time of all tries together is the client's
/// <see cref="HttpClient.Timeout"/>, which cancels the token.</remarks>
sealed class OtlpRetryHandler(OtlpChannel channel) : DelegatingHandler
{
    readonly bool _isGrpc = channel.Settings.Protocol == OtlpExportProtocol.Grpc;

    // The SDK sends over HTTP/1.1 on its own thread, and waits. Nothing here completes later than it returns.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, isAsync: false, cancellationToken).GetAwaiter().GetResult();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, isAsync: true, cancellationToken);

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool isAsync, CancellationToken cancellationToken)
    {
        channel.Serialized();
        foreach ((string name, string value) in channel.Settings.Headers) request.Headers.TryAddWithoutValidation(name, value);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, channel.End);
        try
        {
            return await RetryAsync(request, isAsync, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (either.IsCancellationRequested)
        {
            channel.GiveUp(channel.End.IsCancellationRequested ? "The host ends." : $"It does not answer within {channel.Settings.Timeout.TotalSeconds} s.");
            throw exception as OperationCanceledException ?? new OperationCanceledException(exception.Message, exception, either.Token);
        }
    }

    async ValueTask<HttpResponseMessage> RetryAsync(HttpRequestMessage request, bool isAsync, CancellationToken cancellationToken)
    {
        long start = Environment.TickCount64;
        for (int tries = 1; ; tries++)
        {
            (HttpResponseMessage? response, OtlpAnswer answer, Exception? exception) = await TryAsync(request, isAsync, cancellationToken).ConfigureAwait(false);
            TimeSpan wait = OtlpBackoff.Of(tries, answer.RetryAfter, Random.Shared.NextDouble());
            bool isInTime = TimeSpan.FromMilliseconds(Environment.TickCount64 - start) + wait < channel.Settings.Timeout;
            if (answer.Verdict != OtlpVerdict.Retry || !isInTime) return Return(response, answer, exception);
            response?.Dispose();
            channel.Fail(ReasonOf(answer));
            await WaitAsync(wait, isAsync, cancellationToken).ConfigureAwait(false);
            channel.Retry();
        }
    }

    async Task<(HttpResponseMessage?, OtlpAnswer, Exception?)> TryAsync(HttpRequestMessage request, bool isAsync, CancellationToken cancellationToken)
    {
        try
        {
            HttpResponseMessage response = isAsync
                ? await base.SendAsync(request, cancellationToken).ConfigureAwait(false)
                : base.Send(request, cancellationToken);
            byte[]? body = await OtlpBody.ReadAsync(response, isAsync, cancellationToken).ConfigureAwait(false);
            if (body is null) return (response, new(OtlpVerdict.Refused, Message: "Its answer is larger than 4 MiB."), null);
            return (response, _isGrpc ? GrpcAnswer.Of(response, body) : OtlpAnswer.OfHttp(response, body, DateTimeOffset.UtcNow), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
        {
            // What speaks another protocol will not learn this one.
            bool isOther = exception is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.VersionNegotiationError };
            return (null, new(isOther ? OtlpVerdict.Refused : OtlpVerdict.Retry, Message: ReasonOf(exception)), exception);
        }
    }

    HttpResponseMessage Return(HttpResponseMessage? response, OtlpAnswer answer, Exception? exception)
    {
        if (answer.Verdict == OtlpVerdict.Accepted)
        {
            channel.Accept(answer.Rejected, answer.Message);
            return response!;
        }

        channel.Fail(ReasonOf(answer));
        if (exception is not null) ExceptionDispatchInfo.Throw(exception);
        // Where the SDK would not see it by the status.
        if (!_isGrpc && response!.IsSuccessStatusCode)
        {
            response.Dispose();
            throw new HttpRequestException(answer.Message);
        }

        return response!;
    }

    static string ReasonOf(OtlpAnswer answer) => answer.Message ?? "It refuses.";

    static string ReasonOf(Exception exception) => exception switch
    {
        // It says which certificate is not trusted, and why.
        HttpRequestException { InnerException: AuthenticationException refusal, HttpRequestError: var error } => $"The connection fails ({error}): {refusal.Message.TrimEnd('.')}.",
        HttpRequestException { HttpRequestError: var error } => $"The connection fails ({error}).",
        _ => "The connection breaks.",
    };

    static async ValueTask WaitAsync(TimeSpan wait, bool isAsync, CancellationToken cancellationToken)
    {
        if (isAsync) await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
        else if (cancellationToken.WaitHandle.WaitOne(wait)) cancellationToken.ThrowIfCancellationRequested();
    }
}
