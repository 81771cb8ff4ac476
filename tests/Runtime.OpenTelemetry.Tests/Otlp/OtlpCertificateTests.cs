using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using InstrumentGen.OpenTelemetry;
using InstrumentGen.Peers;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>Which receivers the exporter trusts, and what it shows them of itself.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OtlpCertificateTests : IDisposable
{
    const OtlpExportProtocol Http = OtlpExportProtocol.HttpProtobuf;
    const OtlpExportProtocol Grpc = OtlpExportProtocol.Grpc;
    const string Trust = "OTEL_EXPORTER_OTLP_CERTIFICATE";
    const string ClientCertificate = "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE";
    const string ClientKey = "OTEL_EXPORTER_OTLP_CLIENT_KEY";

    readonly PemFolder _folder = new();
    readonly TestAuthority _root = TestAuthority.Root();
    readonly TestAuthority _other = TestAuthority.Root("other");
    readonly string _rootFile;
    readonly string _otherFile;

    public OtlpCertificateTests()
    {
        _rootFile = _folder.Write("root.pem", _root.Pem);
        _otherFile = _folder.Write("other.pem", _other.Pem);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _root.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task Receiver_OfTheNamedAuthority_GetsAllSignals(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await ServeAsync(_root.Server());
        Sent sent = await SendAsync(receiver, protocol, null, (Trust, _rootFile));
        Assert.Equal((3, 0), (sent.Spans.Exported, sent.Spans.Failed));
        Assert.Equal(3, receiver.Spans.Count);
        Assert.Contains(receiver.LogRecords, static record => record.Body.StringValue == "noted");
        Assert.Contains(receiver.Metrics, static metric => metric.Name == "sold");
        Assert.Equal((0, 0), (sent.Records.Failed, sent.Points.Failed));
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task Receiver_OfAnotherAuthority_GetsNothingAndAllIsCounted(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await ServeAsync(_root.Server());
        AssertRefused(await SendAsync(receiver, protocol, null, (Trust, _otherFile)), receiver, "RemoteCertificateChainErrors|PartialChain|UntrustedRoot");
    }

    /// <summary>Were the test's authority trusted without being named, the tests above would prove nothing.</summary>
    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task Receiver_OfAnAuthorityThatNobodyNamed_GetsNothing(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await ServeAsync(_root.Server());
        AssertRefused(await SendAsync(receiver, protocol, null), receiver, "RemoteCertificateChainErrors|PartialChain|UntrustedRoot");
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Grpc)]
    public async Task Receiver_OfAnotherName_GetsNothing(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await ServeAsync(_root.Server("collector.example"));
        AssertRefused(await SendAsync(receiver, protocol, null, (Trust, _rootFile)), receiver, "RemoteCertificateNameMismatch");
    }

    [Fact]
    public async Task Receiver_WhoseCertificateHasExpired_GetsNothing()
    {
        await using OtlpReceiver receiver = await ServeAsync(_root.Server(isExpired: true));
        AssertRefused(await SendAsync(receiver, Http, null, (Trust, _rootFile)), receiver, "NotTimeValid");
    }

    /// <summary>The receiver would not serve it, so a bare connection does.</summary>
    [Fact]
    public async Task Certificate_ThatIsNotForServers_IsNotTrusted()
    {
        var options = new OtlpExportOptions { Certificate = _rootFile };
        var certificates = OtlpCertificates.Of(OtlpSignal.Traces, options, new OtlpVariables(null));
        Assert.Null(await ConnectAsync(_root.Server(), certificates));
        Assert.Contains("NotValidForUsage", (await ConnectAsync(_root.NoServer(), certificates))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receiver_OfAnAuthorityBetween_IsTrustedWhereTheFileHasBoth()
    {
        using TestAuthority between = _root.Below();
        await using OtlpReceiver receiver = await ServeAsync(between.Server());
        AssertTaken(await SendAsync(receiver, Http, null, (Trust, _folder.Write("both.pem", between.Pem, _root.Pem))), receiver);
    }

    [Fact]
    public async Task Receiver_OfOneOfSeveralAuthorities_IsTrusted()
    {
        await using OtlpReceiver receiver = await ServeAsync(_root.Server());
        AssertTaken(await SendAsync(receiver, Http, null, (Trust, _folder.Write("several.pem", "Those we trust:", _other.Pem, _root.Pem))), receiver);
    }

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

    [Theory]
    [InlineData("TRACES", 3, 0, 0)]
    [InlineData("LOGS", 0, 1, 0)]
    [InlineData("METRICS", 0, 0, 1)]
    public async Task VariableOfASignal_BeatsThatOfAll(string signal, int spans, int records, int sold)
    {
        await using OtlpReceiver receiver = await ServeAsync(_root.Server());
        await SendAsync(receiver, Http, null, (Trust, _otherFile), ($"OTEL_EXPORTER_OTLP_{signal}_CERTIFICATE", _rootFile));
        Assert.Equal(
            (spans, records, sold),
            (receiver.Spans.Count, receiver.LogRecords.Count(static one => one.Body.StringValue == "noted"), receiver.Metrics.Count(static one => one.Name == "sold")));
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

    [Fact]
    public async Task HandlerOfTheApplication_IsLeftAlone()
    {
        await using OtlpReceiver receiver = await ServeAsync(_root.Server());
        AssertTaken(await SendAsync(receiver, Http, options => options.HttpHandler = Trusting, (Trust, "/nowhere"), (ClientKey, "/nowhere")), receiver);
    }

    /// <summary>The SDK reads these variables too, from the environment.</summary>
    [Fact]
    public async Task HandlerOfTheApplication_IsLeftAloneByTheSdkToo()
    {
        await using OtlpReceiver receiver = await ServeAsync(_root.Server());
        Environment.SetEnvironmentVariable(Trust, "/nowhere");
        try
        {
            AssertTaken(await SendAsync(receiver, Http, options => options.HttpHandler = Trusting), receiver);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Trust, null);
        }
    }

    /// <returns>Why the client has ended the handshake; <see langword="null"/> where it has not.</returns>
    static async Task<AuthenticationException?> ConnectAsync(X509Certificate2 server, OtlpCertificates certificates)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using TcpClient accepted = await listener.AcceptTcpClientAsync();
        await using var serving = new SslStream(accepted.GetStream());
        await using var asking = new SslStream(client.GetStream());
        Task handshake = serving.AuthenticateAsServerAsync(server);
        SslClientAuthenticationOptions ssl = certificates.ToSslOptions();
        ssl.TargetHost = "127.0.0.1";
        Exception? problem = await Record.ExceptionAsync(() => asking.AuthenticateAsClientAsync(ssl));
        client.Close();
        await handshake.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return (AuthenticationException?)problem;
    }

    SocketsHttpHandler Trusting() => new()
    {
        ActivityHeadersPropagator = null,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Issuer == _root.Certificate.Subject },
    };

    Task<OtlpReceiver> ServeAsync(X509Certificate2 certificate, bool asksClients = false) => OtlpReceiver.StartAsync(https: https =>
    {
        https.ServerCertificate = certificate;
        if (!asksClients) return;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (client, chain, _) => IsOfRoot(client, chain!);
    });

    // Of what lies between, a server knows what the client has sent.
    bool IsOfRoot(X509Certificate2 client, X509Chain sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(_root.Certificate);
        chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(client);
    }

    static async Task<Sent> SendAsync(OtlpReceiver receiver, OtlpExportProtocol protocol, Action<OtlpExportOptions>? configure, params (string Name, string Value)[] variables)
    {
        var sent = new Sent(new(OtlpExportCounts.Traces), new(OtlpExportCounts.Logs), new(OtlpExportCounts.Metrics));
        void Configure(OtlpExportOptions options)
        {
            options.Timeout = TimeSpan.FromSeconds(2);
            configure?.Invoke(options);
        }

        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, protocol, Configure, WithoutOwnRecords, variables))
        {
            host.Spans(3);
            host.Logger.Log(LogLevel.Warning, "noted");
            host.Counter.Add(1);
            sent.Notes = host.Notes;
        }

        return sent;
    }

    // That exporting fails is a record too, which would be tried for as long again.
    static void WithoutOwnRecords(HostApplicationBuilder builder) => builder.Logging.AddFilter<OtlpLoggerProvider>("InstrumentGen", LogLevel.None);

    static void AssertTaken(Sent sent, OtlpReceiver receiver)
    {
        Assert.Equal((3L, 0L, 0L, 0L), sent.Spans.All);
        Assert.Equal(3, receiver.Spans.Count);
        Assert.Equal((0, 0), (sent.Records.Failed, sent.Points.Failed));
    }

    static void AssertRefused(Sent sent, OtlpReceiver receiver, string reasons)
    {
        Assert.Empty(receiver.Requests);
        Assert.Equal((0L, 3L, 0L, 0L), sent.Spans.All);
        Assert.Equal((0, 0), (sent.Records.Exported, sent.Points.Exported));
        Assert.True(sent.Records.Failed > 0 && sent.Points.Failed > 0);
        string note = Assert.Single(sent.Notes!.All, static one => one.Message.StartsWith("The export of spans", StringComparison.Ordinal)).Message;
        Assert.Matches(reasons, note);
    }

    sealed record Sent(CountsSince Spans, CountsSince Records, CountsSince Points)
    {
        internal Notes? Notes { get; set; }
    }
}
