using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using InstrumentGen.OpenTelemetry;
using InstrumentGen.Peers;
using OpenTelemetry.Exporter;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>Which receivers the exporter trusts.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OtlpCertificateTests : CertifiedExports
{
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
}
