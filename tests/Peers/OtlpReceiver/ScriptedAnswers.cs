using System.IO.Compression;
using System.IO.Pipelines;
using Google.Protobuf;
using InstrumentGen.Peers.Otlp;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen.Peers;

/// <summary>Reads each request, asks the script what is answered, and does what is not the business of OTLP: it refuses, hangs, and hangs up.</summary>
static class ScriptedAnswers
{
    const int GrpcFrameHead = 5;
    const string Key = "answer";

    internal static Answer Of(HttpContext context) => (Answer)context.Items[Key]!;

    internal static async Task Apply(HttpContext context, RequestDelegate next)
    {
        if (SignalOf(context.Request.Path) is not { } signal)
        {
            await next(context);
            return;
        }

        ReceivedTelemetry received = context.RequestServices.GetRequiredService<ReceivedTelemetry>();
        bool isGrpc = context.Request.Protocol == HttpProtocol.Http2;
        byte[] body = await BodyAsync(context);
        byte[] message = await MessageAsync(context, body, isGrpc);
        context.Request.Body = new MemoryStream(body);
        Answer answer = received.Next(signal);
        context.Items[Key] = answer;
        Dictionary<string, string> headers = context.Request.Headers.ToDictionary(static one => one.Key, static one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        received.Add(new ReceivedRequest(signal, Parse(signal, message), message.Length, DateTimeOffset.UtcNow, headers, answer, context.Connection.ClientCertificate?.Thumbprint));
        await AnswerAsync(context, answer, received, () => next(context));
    }

    static async Task AnswerAsync(HttpContext context, Answer answer, ReceivedTelemetry received, Func<Task> export)
    {
        switch (answer)
        {
            case Answer.HangAnswer:
                await received.End.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                break;
            case Answer.ResetAnswer:
                context.Abort();
                break;
            case Answer.HttpAnswer refusal:
                context.Response.StatusCode = refusal.Code;
                if (refusal.RetryAfter is { } after) context.Response.Headers.RetryAfter = after;
                break;
            case Answer.BodyAnswer body:
                context.Response.ContentType = context.Request.ContentType;
                await context.Response.Body.WriteAsync(body.Body);
                break;
            case Answer.OkAnswer ok:
                if (ok.Delay > TimeSpan.Zero) await Task.Delay(ok.Delay, context.RequestAborted);
                await export();
                break;
            default:
                await export();
                break;
        }
    }

    static ReceivedSignal? SignalOf(PathString path) => path.Value switch
    {
        "/v1/traces" or "/opentelemetry.proto.collector.trace.v1.TraceService/Export" => ReceivedSignal.Traces,
        "/v1/logs" or "/opentelemetry.proto.collector.logs.v1.LogsService/Export" => ReceivedSignal.Logs,
        "/v1/metrics" or "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" => ReceivedSignal.Metrics,
        _ => null,
    };

    static IMessage Parse(ReceivedSignal signal, byte[] message) => signal switch
    {
        ReceivedSignal.Traces => ExportTraceServiceRequest.Parser.ParseFrom(message),
        ReceivedSignal.Logs => ExportLogsServiceRequest.Parser.ParseFrom(message),
        _ => ExportMetricsServiceRequest.Parser.ParseFrom(message),
    };

    static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.BodyReader.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    static async Task<byte[]> MessageAsync(HttpContext context, byte[] body, bool isGrpc)
    {
        byte[] message = isGrpc ? body[GrpcFrameHead..] : body;
        bool isCompressed = isGrpc ? body[0] != 0 : context.Request.Headers.ContentEncoding == "gzip";
        if (!isCompressed) return message;
        using var plain = new MemoryStream();
        await using var gzip = new GZipStream(new MemoryStream(message), CompressionMode.Decompress);
        await gzip.CopyToAsync(plain, context.RequestAborted);
        return plain.ToArray();
    }
}
