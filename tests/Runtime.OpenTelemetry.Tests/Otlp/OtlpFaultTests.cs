using System.Diagnostics;
using Grpc.Core;
using InstrumentGen.Peers;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>A receiver that does what receivers do: what may succeed later is sent again and arrives, all else is counted, once.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OtlpFaultTests
{
    const OtlpExportProtocol Http = OtlpExportProtocol.HttpProtobuf;
    const OtlpExportProtocol Grpc = OtlpExportProtocol.Grpc;

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Refusal_WithSecondsToWait_IsRetriedAfterThem(int status)
    {
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(Http, Answer.Status(status, TimeSpan.FromSeconds(1)), Answer.Ok);
        Assert.InRange(requests[1].At - requests[0].At, TimeSpan.FromSeconds(0.95), TimeSpan.FromSeconds(4));
        Assert.Equal(((1L, 0L, 0L, 0L), 1L), (counts.All, counts.Retries));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Refusal_WithADateToWaitFor_IsRetriedThen(int status)
    {
        DateTimeOffset until = DateTimeOffset.UtcNow.AddSeconds(3);
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(Http, Answer.Status(status, until), Answer.Ok);
        // A date has whole seconds.
        Assert.InRange(requests[1].At, until.AddSeconds(-1.1), until.AddSeconds(3));
        Assert.Equal((1L, 0L, 0L, 0L), counts.All);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("Mon, 01 Jan 2001 00:00:00 GMT")]
    [InlineData("soon")]
    public async Task Refusal_WithATimeThatIsNone_IsRetriedAfterABackoff(string retryAfter)
    {
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(Http, Answer.Status(503, retryAfter), Answer.Ok);
        Assert.InRange(requests[1].At - requests[0].At, TimeSpan.FromSeconds(0.09), TimeSpan.FromSeconds(4));
        Assert.Equal((1L, 0L, 0L, 0L), counts.All);
    }

    [Theory]
    [InlineData(Http, 429)]
    [InlineData(Http, 502)]
    [InlineData(Http, 503)]
    [InlineData(Http, 504)]
    [InlineData(Grpc, 503)]
    public async Task Refusal_ForNow_IsRetriedWithTheSameSpans(OtlpExportProtocol protocol, int status)
    {
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(protocol, Answer.Status(status), Answer.Status(status), Answer.Ok);
        Assert.Equal(3, requests.Count);
        Assert.All(requests, request => Assert.Equal(requests[0].Message, request.Message));
        Assert.Equal(((1L, 0L, 0L, 0L), 2L), (counts.All, counts.Retries));
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task Reset_BeforeTheAnswer_IsRetried(OtlpExportProtocol protocol)
    {
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(protocol, Answer.Reset, Answer.Ok);
        Assert.Equal(2, requests.Count);
        Assert.Equal((1L, 0L, 0L, 0L), counts.All);
    }

    [Theory]
    [InlineData(Http, 400)]
    [InlineData(Http, 401)]
    [InlineData(Http, 404)]
    [InlineData(Http, 413)]
    [InlineData(Http, 500)]
    [InlineData(Grpc, 401)]
    public async Task Refusal_ForGood_IsCountedAndNeverRetried(OtlpExportProtocol protocol, int status)
    {
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(protocol, Answer.Status(status));
        Assert.Single(requests);
        Assert.Equal(((0L, 1L, 0L, 0L), 0L), (counts.All, counts.Retries));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.ResourceExhausted)]
    public async Task GrpcStatus_WithRetryInfo_IsRetriedAfterIt(StatusCode status)
    {
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(Grpc, Answer.Grpc(status, TimeSpan.FromSeconds(1.2)), Answer.Ok);
        Assert.InRange(requests[1].At - requests[0].At, TimeSpan.FromSeconds(1.15), TimeSpan.FromSeconds(4));
        Assert.Equal(((1L, 0L, 0L, 0L), 1L), (counts.All, counts.Retries));
    }

    [Theory]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Aborted)]
    [InlineData(StatusCode.OutOfRange)]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DataLoss)]
    public async Task GrpcStatus_ForNow_IsRetried(StatusCode status)
    {
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(Grpc, Answer.Grpc(status), Answer.Ok);
        Assert.Equal(2, requests.Count);
        Assert.Equal((1L, 0L, 0L, 0L), counts.All);
    }

    [Theory]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.Unimplemented)]
    [InlineData(StatusCode.Internal)]
    public async Task GrpcStatus_ForGood_IsCountedAndNeverRetried(StatusCode status)
    {
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(Grpc, Answer.Grpc(status));
        Assert.Single(requests);
        Assert.Equal(((0L, 1L, 0L, 0L), 0L), (counts.All, counts.Retries));
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task Answer_LargerThanFourMebibytes_IsCountedAndNeverRetried(OtlpExportProtocol protocol)
    {
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(protocol, Answer.HugeBody((4 * 1024 * 1024) + 1));
        Assert.Single(requests);
        Assert.Equal((0L, 1L, 0L, 0L), counts.All);
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task Answer_ThatIsNoOtlp_IsCountedAndNeverRetried(OtlpExportProtocol protocol)
    {
        (IReadOnlyList<ReceivedRequest> requests, Outcome counts) = await ExportOneAsync(protocol, Answer.Garbage);
        Assert.Single(requests);
        Assert.Equal((0L, 1L, 0L, 0L), counts.All);
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task PartialSuccess_ThatRejectsOne_IsCountedLoggedAndNotRetried(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Script(ReceivedSignal.Traces, Answer.PartialSuccess(1, "too old"));
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, protocol);
        CountsSince counts = CountsSince.Traces();
        host.Spans(1);
        Assert.True(host.Flush());
        await counts.WaitAsync(static since => since.Rejected == 1);
        Assert.Equal(((0L, 0L, 1L, 0L), 0L), (counts.All, counts.Retries));
        Assert.Contains(host.Notes.All, static note => note.Level == LogLevel.Warning && note.Message.Contains("rejected 1 spans", StringComparison.Ordinal) && note.Message.EndsWith("too old", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task PartialSuccess_ThatRejectsNone_IsAWarningOnly(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Script(ReceivedSignal.Traces, Answer.PartialSuccess(0, "use gzip"));
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, protocol);
        CountsSince counts = CountsSince.Traces();
        host.Spans(1);
        Assert.True(host.Flush());
        Assert.Equal((1L, 0L, 0L, 0L), counts.All);
        Assert.Contains(host.Notes.All, static note => note.Level == LogLevel.Warning && note.Message.EndsWith("use gzip", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task Failures_InARow_AreLoggedOnceAndSoIsTheirEnd(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Script(ReceivedSignal.Traces, Answer.Status(401), Answer.Status(401), Answer.Status(401));
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, protocol, static options => options.Logs = false);
        for (int batch = 0; batch < 4; batch++)
        {
            host.Spans(1);
            host.Flush();
        }

        IReadOnlyList<(LogLevel Level, string Message)> notes = host.Notes.All;
        Assert.Equal([LogLevel.Warning, LogLevel.Information], notes.Select(static note => note.Level));
        Assert.Contains("It answers 401.", notes[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flush_WhileTheReceiverHangs_EndsWithTheTimeOfAllTries()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Script(ReceivedSignal.Traces, Answer.Status(503), Answer.Hang);
        CountsSince counts = CountsSince.Traces();
        Notes notes;
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, configure: static options => options.Timeout = TimeSpan.FromSeconds(2)))
        {
            notes = host.Notes;
            long start = Stopwatch.GetTimestamp();
            host.Spans(1);
            host.Flush();
            await counts.WaitAsync(static since => since.Failed == 1);
            Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(5));
        }

        Assert.Contains(notes.All, static note => note.Message.Contains("It does not answer within 2 s. Before: It answers 503.", StringComparison.Ordinal));
    }

    static async Task<(IReadOnlyList<ReceivedRequest> Requests, Outcome Counts)> ExportOneAsync(OtlpExportProtocol protocol, params Answer[] answers)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Script(ReceivedSignal.Traces, answers);
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, protocol, static options => options.Metrics = options.Logs = false);
        CountsSince counts = CountsSince.Traces();
        host.Span();
        host.Flush();
        await counts.WaitAsync(static since => since.Exported + since.Failed + since.Dropped == 1);
        return (receiver.Requests, new Outcome(counts.All, counts.Retries));
    }

    sealed record Outcome((long Exported, long Failed, long Rejected, long Dropped) All, long Retries);
}
