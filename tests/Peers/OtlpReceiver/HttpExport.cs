using Google.Protobuf;
using InstrumentGen.Peers.Otlp;
using Microsoft.AspNetCore.Http;

namespace InstrumentGen.Peers;

/// <summary>OTLP over HTTP.</summary>
static class HttpExport
{
    internal static async Task Receive(HttpContext context, ReceivedSignal signal)
    {
        var partial = ScriptedAnswers.Of(context) as Answer.PartialAnswer;
        if (ScriptedAnswers.Of(context) is Answer.GrpcAnswer) throw new InvalidOperationException("HTTP has no status of gRPC.");
        context.Response.ContentType = "application/x-protobuf";
        await context.Response.Body.WriteAsync(ResponseOf(signal, partial).ToByteArray());
    }

    static IMessage ResponseOf(ReceivedSignal signal, Answer.PartialAnswer? partial) => signal switch
    {
        ReceivedSignal.Traces => GrpcTraces.ResponseOf(partial),
        ReceivedSignal.Logs => GrpcLogs.ResponseOf(partial),
        _ => GrpcMetrics.ResponseOf(partial),
    };
}
