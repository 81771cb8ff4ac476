using System.Security.Cryptography.X509Certificates;
using InstrumentGen.OpenTelemetry;
using InstrumentGen.Peers;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>Exports over TLS: an authority that a receiver's certificates are of, another one, and what came of it.</summary>
public abstract class CertifiedExports : IDisposable
{
    private protected const OtlpExportProtocol Http = OtlpExportProtocol.HttpProtobuf;
    private protected const OtlpExportProtocol Grpc = OtlpExportProtocol.Grpc;
    private protected const string Trust = "OTEL_EXPORTER_OTLP_CERTIFICATE";
    private protected const string ClientCertificate = "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE";
    private protected const string ClientKey = "OTEL_EXPORTER_OTLP_CLIENT_KEY";

    private protected readonly PemFolder _folder = new();
    private protected readonly TestAuthority _root = TestAuthority.Root();
    private protected readonly TestAuthority _other = TestAuthority.Root("other");
    private protected readonly string _rootFile;
    private protected readonly string _otherFile;

    private protected CertifiedExports()
    {
        _rootFile = _folder.Write("root.pem", _root.Pem);
        _otherFile = _folder.Write("other.pem", _other.Pem);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Dispose();
        _root.Dispose();
        _other.Dispose();
    }

    private protected Task<OtlpReceiver> ServeAsync(X509Certificate2 certificate, bool asksClients = false) => OtlpReceiver.StartAsync(https: https =>
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

    private protected static async Task<Sent> SendAsync(OtlpReceiver receiver, OtlpExportProtocol protocol, Action<OtlpExportOptions>? configure, params (string Name, string Value)[] variables)
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

    private protected static void AssertTaken(Sent sent, OtlpReceiver receiver)
    {
        Assert.Equal((3L, 0L, 0L, 0L), sent.Spans.All);
        Assert.Equal(3, receiver.Spans.Count);
        Assert.Equal((0, 0), (sent.Records.Failed, sent.Points.Failed));
    }

    private protected static void AssertRefused(Sent sent, OtlpReceiver receiver, string reasons)
    {
        Assert.Empty(receiver.Requests);
        Assert.Equal((0L, 3L, 0L, 0L), sent.Spans.All);
        Assert.Equal((0, 0), (sent.Records.Exported, sent.Points.Exported));
        Assert.True(sent.Records.Failed > 0 && sent.Points.Failed > 0);
        string note = Assert.Single(sent.Notes!.All, static one => one.Message.StartsWith("The export of spans", StringComparison.Ordinal)).Message;
        Assert.Matches(reasons, note);
    }

    private protected sealed record Sent(CountsSince Spans, CountsSince Records, CountsSince Points)
    {
        internal Notes? Notes { get; set; }
    }
}
