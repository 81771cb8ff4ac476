using System.Diagnostics;
using InstrumentGen.Peers;
using InstrumentGen.Peers.Otlp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>What <c>AddOtlpExporter()</c> exports, where to, and whose options count.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OtlpExportTests
{
    [Theory]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    [InlineData(OtlpExportProtocol.Grpc)]
    public async Task Signals_OfAWovenCall_ArriveWithOneResource(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, protocol, static options => options.ServiceName = "till", variables: ("OTEL_RESOURCE_ATTRIBUTES", "service.version=2.1,zone=eu%2Cwest")))
        {
            Desk.Sell(null);
            host.Logger.Log(LogLevel.Warning, "paper {Left} m", 3);
        }

        Assert.Single(receiver.Spans, static span => span.Name == "desk.sell");
        Assert.Contains(receiver.Metrics, static metric => metric.Name == "operation.duration" && metric.Unit == "s");
        LogRecord record = Assert.Single(receiver.LogRecords, static one => one.SeverityText == "Warning" && one.Body.StringValue.StartsWith("paper", StringComparison.Ordinal));
        Assert.Equal(("paper 3 m", 3), (record.Body.StringValue, record.Attributes.Single(static one => one.Key == "Left").Value.IntValue));
        Dictionary<string, string>[] resources = [.. Resources(receiver)];
        Assert.NotEmpty(resources);
        Assert.All(resources, resource => Assert.Equal(resources[0], resource));
        Assert.Equal(("till", "2.1", "eu,west"), (resources[0]["service.name"], resources[0]["service.version"], resources[0]["zone"]));
        Assert.Equal(ServiceResource.FromEnvironment().InstanceId, resources[0]["service.instance.id"]);
        Assert.All(receiver.Requests, static request => Assert.False(request.HasUnknownFields));
    }

    [Fact]
    public async Task Variables_OfTheConfiguration_SayWhereAndHow()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await StartAsync(
            null,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=a%2Cb, x-team=red"),
            ("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip"),
            ("OTEL_SERVICE_NAME", "named"),
            ("OTEL_METRICS_EXPORTER", "none")))
        {
            host.Span();
        }

        ReceivedRequest request = receiver.Requests.First(static one => one.Signal == ReceivedSignal.Traces);
        Assert.Equal(("a,b", "red", "gzip"), (request.Headers["x-tenant"], request.Headers["x-team"], request.Headers["grpc-encoding"]));
        Assert.StartsWith("InstrumentGen/", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.Requests, static one => one.Signal == ReceivedSignal.Metrics);
        Assert.All(Resources(receiver), static resource => Assert.Equal("named", resource["service.name"]));
    }

    [Fact]
    public async Task Options_InCode_BeatTheVariables()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        void Configure(OtlpExportOptions options)
        {
            options.Endpoint = receiver.HttpEndpoint;
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.Headers["x-team"] = "blue";
            options.Traces = true;
        }

        await using (ExportingHost host = await StartAsync(
            Configure,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-team=red"),
            ("OTEL_TRACES_EXPORTER", "none")))
        {
            host.Span();
        }

        Assert.Equal("blue", receiver.Requests.First(static one => one.Signal == ReceivedSignal.Traces).Headers["x-team"]);
        Assert.Single(receiver.Spans);
    }

    [Fact]
    public async Task EndpointOfASignal_IsTakenAsItIs()
    {
        await using OtlpReceiver traces = await OtlpReceiver.StartAsync();
        await using OtlpReceiver rest = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await StartAsync(
            null,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", rest.HttpEndpoint.ToString()),
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", new Uri(traces.HttpEndpoint, "/v1/traces").ToString())))
        {
            host.Span();
            host.Logger.Log(LogLevel.Warning, "noted");
        }

        Assert.Single(traces.Spans);
        Assert.Empty(traces.LogRecords);
        Assert.Contains(rest.LogRecords, static record => record.Body.StringValue == "noted");
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "ftp://collector")]
    public async Task Endpoint_ThatIsNoUrl_KeepsTheHostFromStarting(string name, string value)
    {
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(null, (name, value)));
        Assert.Contains($"{name} is '{value}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndpointInCode_ThatIsNoUrl_KeepsTheHostFromStarting()
    {
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(static options => options.Endpoint = new Uri("collector", UriKind.Relative)));
        Assert.Contains("OtlpExportOptions.Endpoint is 'collector'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SdkThatIsDisabled_ExportsNothing()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, variables: ("OTEL_SDK_DISABLED", "true")))
        {
            Assert.False(host.Source.HasListeners());
            host.Logger.Log(LogLevel.Warning, "unheard");
        }

        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task Exporter_AddedTwice_ExportsOnce()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, more: static builder => builder.Services.AddInstrumentGen().AddOtlpExporter(options => options.ServiceName = "second")))
        {
            host.Span();
            host.Logger.Log(LogLevel.Warning, "once");
        }

        Assert.Single(receiver.Spans);
        Assert.Single(receiver.LogRecords, static record => record.Body.StringValue == "once");
        Assert.All(Resources(receiver), static resource => Assert.Equal("second", resource["service.name"]));
    }

    [Fact]
    public async Task Exporter_BesideTheApplicationsOwnSdk_LeavesThatAlone()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        List<Activity> theirs = [];
        using var source = new ActivitySource($"Theirs.{Guid.NewGuid()}");
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, more: builder => builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(source.Name).AddInMemoryExporter(theirs))))
        {
            host.Span("ours");
            using (source.StartActivity("theirs"))
            {
            }

            host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        }

        Assert.Equal("ours", Assert.Single(receiver.Spans).Name);
        Assert.Equal("theirs", Assert.Single(theirs).OperationName);
    }

    [Fact]
    public async Task Sampling_WithTheExporter_IsDecidedOnceByTheSameOptions()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        int expected = 0;
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, more: static builder => builder.Services.AddInstrumentGen().AddSampling(options => options.Ratio = 0.5)))
        {
            for (int root = 0; root < 200; root++)
            {
                using Activity? span = host.Source.StartActivity("root");
                if (span!.TraceId.ToHexString()[18] >= '8') expected++;
            }

            Assert.Null(HostedTraceSampling.Use(host.Services));
        }

        Assert.Equal(expected, receiver.Spans.Count);
        Assert.InRange(expected, 50, 150);
    }

    [Fact]
    public async Task Sampling_WhereSpansAreNotExported_IsTheHostsAgain()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using ExportingHost host = await ExportingHost.StartAsync(
            receiver,
            configure: static options => options.Traces = false,
            more: static builder => builder.Services.AddInstrumentGen().AddSampling(static options => options.Sources = static _ => false));
        using TraceSampling? sampling = HostedTraceSampling.Use(host.Services);
        Assert.NotNull(sampling);
    }

    [Fact]
    public void Exporter_OfNoBuilder_Throws() =>
        Assert.Throws<ArgumentNullException>("builder", static () => default(InstrumentGenBuilder)!.AddOtlpExporter());

    [Fact]
    public void Timeout_ThatIsNone_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>("value", static () => new OtlpExportOptions { Timeout = TimeSpan.Zero });

    static Task<ExportingHost> StartAsync(Action<OtlpExportOptions>? configure, params (string Name, string Value)[] variables) =>
        ExportingHost.StartAsync(
            new Uri("http://localhost"),
            configure: options =>
            {
                (options.Endpoint, options.Protocol) = (null, null);
                configure?.Invoke(options);
            },
            variables: variables);

    static IEnumerable<Dictionary<string, string>> Resources(OtlpReceiver receiver) =>
        receiver.ResourceSpans.Select(static one => one.Resource)
            .Concat(receiver.ResourceLogs.Select(static one => one.Resource))
            .Concat(receiver.ResourceMetrics.Select(static one => one.Resource))
            .Select(static resource => resource.Attributes.ToDictionary(static one => one.Key, static one => one.Value.StringValue));
}
