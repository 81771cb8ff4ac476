using System.Diagnostics;
using Grpc.Core;
using InstrumentGen.Peers;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>The metrics of operations, and a receiver that refuses, fails or hangs: every call is told once, at the latest in the next export.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OperationMetricFaultTests
{
    const OtlpExportProtocol Http = OtlpExportProtocol.HttpProtobuf;
    const OtlpExportProtocol Grpc = OtlpExportProtocol.Grpc;
    const string Preference = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";

    // The calls of desk.sell, and how many are in flight.
    const int PointsOfAnExport = 2;

    [Theory]
    [InlineData("delta")]
    [InlineData("cumulative")]
    public async Task Refusal_WithSecondsToWait_ArrivesOnceAndWhole(string temporality)
    {
        await using OtlpReceiver receiver = await StartAsync(Answer.Status(429, TimeSpan.FromSeconds(1)));
        CountsSince counts = new(OtlpExportCounts.Metrics);
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlyMetrics.Of, variables: (Preference, temporality));
        Sell(3);
        Assert.True(host.Flush());
        Assert.Equal(2, receiver.Requests.Count);
        Assert.Equal(receiver.Requests[0].Message, receiver.Requests[1].Message);
        Assert.InRange(receiver.Requests[1].At - receiver.Requests[0].At, TimeSpan.FromSeconds(0.95), TimeSpan.FromSeconds(4));
        Assert.Equal([3UL], Told(receiver));
        Assert.Equal(((PointsOfAnExport, 0L, 0L, 0L), 1L), (counts.All, counts.Retries));
    }

    public static TheoryData<OtlpExportProtocol, Answer> Refusals => new()
    {
        { Http, Answer.Status(400) },
        { Http, Answer.Garbage },
        { Http, Answer.HugeBody((4 * 1024 * 1024) + 1) },
        { Grpc, Answer.Status(401) },
        { Grpc, Answer.Grpc(StatusCode.InvalidArgument) },
        { Grpc, Answer.Grpc(StatusCode.ResourceExhausted) },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task Difference_ThatIsRefused_IsPartOfTheNext(OtlpExportProtocol protocol, Answer answer)
    {
        await using OtlpReceiver receiver = await StartAsync(answer);
        CountsSince counts = new(OtlpExportCounts.Metrics);
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, protocol, OnlyMetrics.Of, variables: (Preference, "delta"));
        Sell(3);
        Assert.False(host.Flush());
        Assert.Equal((0L, PointsOfAnExport), (counts.Exported, counts.Failed));
        Assert.Single(host.Notes.All, static note => note.Level == LogLevel.Warning && note.Message.StartsWith("The export of data points", StringComparison.Ordinal));
        Sell(2);
        Assert.True(host.Flush());
        Sell(1);
        Assert.True(host.Flush());
        Assert.Equal([5UL, 1UL], ReceivedPoint.Of(receiver).Select(static points => CountOf(points)));
        Assert.Equal(ReceivedPoint.Of(receiver.Requests[0].Message)[1].Start, ReceivedPoint.Of(receiver.Requests[1].Message)[1].Start);
        Assert.Equal((2L * PointsOfAnExport, PointsOfAnExport, 0L, 0L), counts.All);
    }

    [Fact]
    public async Task Receiver_ThatIsAwayForAWhile_IsToldEverythingLater()
    {
        await using OtlpReceiver receiver = await StartAsync();
        receiver.Always(ReceivedSignal.Metrics, Answer.Status(503));
        await using ExportingHost host = await ExportingHost.StartAsync(
            receiver,
            configure: static options =>
            {
                OnlyMetrics.Of(options);
                options.Timeout = TimeSpan.FromSeconds(0.5);
            },
            variables: (Preference, "delta"));
        for (int export = 0; export < 3; export++)
        {
            Sell(1);
            Assert.False(host.Flush());
        }

        receiver.Always(ReceivedSignal.Metrics, Answer.Ok);
        Assert.True(host.Flush());
        Assert.Equal([3UL], Told(receiver));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.ResourceExhausted)]
    public async Task GrpcStatus_WithRetryInfo_IsRetriedAfterIt(StatusCode status)
    {
        await using OtlpReceiver receiver = await StartAsync(Answer.Grpc(status, TimeSpan.FromSeconds(1.2)));
        CountsSince counts = new(OtlpExportCounts.Metrics);
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, Grpc, OnlyMetrics.Of);
        Sell(3);
        Assert.True(host.Flush());
        Assert.InRange(receiver.Requests[1].At - receiver.Requests[0].At, TimeSpan.FromSeconds(1.15), TimeSpan.FromSeconds(4));
        Assert.Equal(((PointsOfAnExport, 0L, 0L, 0L), 1L), (counts.All, counts.Retries));
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task PartialSuccess_ThatRejectsOne_IsCountedAndNotSentAgain(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await StartAsync(Answer.PartialSuccess(1, "too many"));
        CountsSince counts = new(OtlpExportCounts.Metrics);
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, protocol, OnlyMetrics.Of, variables: (Preference, "delta"));
        Sell(3);
        Assert.True(host.Flush());
        Assert.Equal((PointsOfAnExport - 1L, 0L, 1L, 0L), counts.All);
        Sell(2);
        Assert.True(host.Flush());
        Assert.Equal([2UL], Told(receiver));
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task End_WhileTheReceiverHangs_TakesItsTimeAndSaysWhatIsLost(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await StartAsync();
        receiver.Always(ReceivedSignal.Metrics, Answer.Hang);
        CountsSince counts = new(OtlpExportCounts.Metrics);
        ExportingHost host = await ExportingHost.StartAsync(receiver, protocol, static options =>
        {
            OnlyMetrics.Of(options);
            options.ShutdownTimeout = TimeSpan.FromSeconds(1);
        });
        Notes notes = host.Notes;
        Sell(3);
        host.Counter.Add(1);
        long start = Stopwatch.GetTimestamp();
        await host.DisposeAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(4));
        // The counter, which the SDK exports behind the operations, is lost with them.
        Assert.Equal((0L, PointsOfAnExport + 1L, 0L, 0L), counts.All);
        Assert.Single(notes.All, static note => note.Message.StartsWith("3 data points could not be exported", StringComparison.Ordinal));
    }

    [Fact]
    public async Task End_OfAHealthyHost_ExportsTheLastCalls()
    {
        await using OtlpReceiver receiver = await StartAsync();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlyMetrics.Of, variables: (Preference, "delta"))) Sell(3);
        Assert.Equal([3UL], Told(receiver));
    }

    static async Task<OtlpReceiver> StartAsync(params Answer[] answers)
    {
        OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Script(ReceivedSignal.Metrics, answers);
        return receiver;
    }

    static void Sell(int calls)
    {
        for (int call = 0; call < calls; call++) Desk.Sell(null);
    }

    static ulong[] Told(OtlpReceiver receiver) => [.. ReceivedPoint.Of(receiver).Select(CountOf)];

    static ulong CountOf(List<ReceivedPoint> points) =>
        ulong.Parse(points.Single(static one => one.Series.Contains("histogram", StringComparison.Ordinal)).Figures.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
