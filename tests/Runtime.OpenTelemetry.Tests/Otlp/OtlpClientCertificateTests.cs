using System.Security.Cryptography.X509Certificates;
using InstrumentGen.Peers;
using OpenTelemetry.Exporter;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>What the exporter shows of itself to receivers that ask.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OtlpClientCertificateTests : CertifiedExports
{
    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task ClientCertificate_IsShownWithTheOnesThatLeadToItsRoot(OtlpExportProtocol protocol)
    {
        using TestAuthority between = _root.Below();
        using X509Certificate2 client = between.Client();
        await using OtlpReceiver receiver = await ServeAsync(_root.Server(), asksClients: true);
        AssertTaken(
            await SendAsync(
                receiver,
                protocol,
                null,
                (Trust, _rootFile),
                (ClientCertificate, _folder.Write("client.pem", client.ExportCertificatePem(), between.Pem)),
                (ClientKey, _folder.Write("client-key.pem", TestAuthority.KeyOf(client)))),
            receiver);
        Assert.All(receiver.Requests, request => Assert.Equal(client.Thumbprint, request.ClientThumbprint));
        Assert.Equal([ReceivedSignal.Traces, ReceivedSignal.Logs, ReceivedSignal.Metrics], receiver.Requests.Select(static one => one.Signal).Distinct().Order());
    }

    [Fact]
    public async Task ClientKey_InTheFileOfItsCertificate_IsFound()
    {
        using X509Certificate2 client = _root.Client();
        await using OtlpReceiver receiver = await ServeAsync(_root.Server(), asksClients: true);
        string both = _folder.Write("client.pem", TestAuthority.KeyOf(client), client.ExportCertificatePem());
        AssertTaken(await SendAsync(receiver, Http, null, (Trust, _rootFile), (ClientCertificate, both)), receiver);
        Assert.All(receiver.Requests, request => Assert.Equal(client.Thumbprint, request.ClientThumbprint));
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task Receiver_ThatAsksForACertificate_GetsNothingWithoutOne(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await ServeAsync(_root.Server(), asksClients: true);
        AssertRefused(await SendAsync(receiver, protocol, null, (Trust, _rootFile)), receiver, "");
    }

    [Fact]
    public async Task Receiver_ThatAsksForACertificateOfAnotherAuthority_GetsNothing()
    {
        using X509Certificate2 client = _other.Client();
        await using OtlpReceiver receiver = await ServeAsync(_root.Server(), asksClients: true);
        string both = _folder.Write("client.pem", client.ExportCertificatePem(), TestAuthority.KeyOf(client));
        AssertRefused(await SendAsync(receiver, Http, null, (Trust, _rootFile), (ClientCertificate, both)), receiver, "");
    }

    [Fact]
    public async Task ClientCertificateOfASignal_BeatsThatOfAll()
    {
        using X509Certificate2 own = _root.Client();
        using X509Certificate2 common = _root.Client();
        await using OtlpReceiver receiver = await ServeAsync(_root.Server(), asksClients: true);
        await SendAsync(
            receiver,
            Http,
            null,
            (Trust, _rootFile),
            ("OTEL_EXPORTER_OTLP_LOGS_CLIENT_CERTIFICATE", _folder.Write("own.pem", own.ExportCertificatePem())),
            ("OTEL_EXPORTER_OTLP_LOGS_CLIENT_KEY", _folder.Write("own-key.pem", TestAuthority.KeyOf(own))),
            (ClientCertificate, _folder.Write("common.pem", common.ExportCertificatePem())),
            (ClientKey, _folder.Write("common-key.pem", TestAuthority.KeyOf(common))));
        Assert.Equal(3, receiver.Spans.Count);
        Assert.Contains(receiver.Requests, static one => one.Signal == ReceivedSignal.Logs);
        Assert.All(receiver.Requests, one => Assert.Equal((one.Signal == ReceivedSignal.Logs ? own : common).Thumbprint, one.ClientThumbprint));
    }

    [Fact]
    public async Task Options_InCode_BeatTheVariables()
    {
        using X509Certificate2 client = _root.Client();
        await using OtlpReceiver receiver = await ServeAsync(_root.Server(), asksClients: true);
        string certificate = _folder.Write("client.pem", client.ExportCertificatePem());
        string key = _folder.Write("client-key.pem", TestAuthority.KeyOf(client));
        AssertTaken(
            await SendAsync(
                receiver,
                Http,
                options => (options.Certificate, options.ClientCertificate, options.ClientKey) = (_rootFile, certificate, key),
                ("OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE", _otherFile),
                (ClientCertificate, "/nowhere"),
                (ClientKey, "/nowhere")),
            receiver);
        Assert.All(receiver.Requests, request => Assert.Equal(client.Thumbprint, request.ClientThumbprint));
    }
}
