using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>A file that is named and cannot be used keeps the host from starting: nobody else is trusted in its place.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OtlpCertificateFileTests : IDisposable
{
    const string Trust = "OTEL_EXPORTER_OTLP_CERTIFICATE";
    const string ClientCertificate = "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE";
    const string ClientKey = "OTEL_EXPORTER_OTLP_CLIENT_KEY";
    const string NoCertificate = "which holds no certificate in PEM: name a file with '-----BEGIN CERTIFICATE-----'.";

    readonly PemFolder _folder = new();
    readonly TestAuthority _root = TestAuthority.Root();
    readonly X509Certificate2 _client;
    readonly string _clientFile;

    public OtlpCertificateFileTests()
    {
        _client = _root.Client();
        _clientFile = _folder.Write("client.pem", _client.ExportCertificatePem());
    }

    public void Dispose()
    {
        _folder.Dispose();
        _root.Dispose();
        _client.Dispose();
    }

    [Theory]
    [InlineData(Trust)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_CERTIFICATE")]
    [InlineData(ClientCertificate)]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_CLIENT_CERTIFICATE")]
    public async Task File_ThatIsMissing_IsNamed(string variable)
    {
        string path = _folder.PathOf("missing.pem");
        await AssertRefusedAsync($"{variable} is '{path}', which is no file that exists: name the path of one in PEM.", (variable, path));
    }

    [Fact]
    public Task Folder_IsNoFile() => AssertRefusedAsync(
        $"{Trust} is '{_folder.PathOf("")}', which cannot be read (UnauthorizedAccessException): name a file that this process may read.",
        (Trust, _folder.PathOf("")));

    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----")]
    public async Task File_WithoutACertificate_IsRefused(string text)
    {
        string path = _folder.Write("text.pem", text);
        await AssertRefusedAsync($"{Trust} is '{path}', {NoCertificate}", (Trust, path));
        await AssertRefusedAsync($"{ClientCertificate} is '{path}', {NoCertificate}", (ClientCertificate, path));
    }

    [Fact]
    public async Task File_InDer_IsRefused()
    {
        string path = _folder.PathOf("root.der");
        await File.WriteAllBytesAsync(path, _root.Certificate.RawData, TestContext.Current.CancellationToken);
        await AssertRefusedAsync($"{Trust} is '{path}', {NoCertificate}", (Trust, path));
    }

    [Fact]
    public async Task File_WithoutARoot_IsRefused()
    {
        using TestAuthority between = _root.Below();
        string path = _folder.Write("between.pem", between.Pem);
        await AssertRefusedAsync($"{Trust} is '{path}', which holds no root certificate: add that of the authority that has issued these.", (Trust, path));
    }

    [Fact]
    public Task ClientCertificate_WithoutAKey_IsRefused() => AssertRefusedAsync(
        $"{ClientCertificate} is '{_clientFile}', which holds no private key: name the key's file in {ClientKey}.",
        (ClientCertificate, _clientFile));

    [Fact]
    public async Task ClientKey_WithoutACertificate_IsRefused()
    {
        string key = _folder.Write("key.pem", TestAuthority.KeyOf(_client));
        await AssertRefusedAsync($"{ClientKey} is '{key}', a key without a certificate: name the certificate's file in {ClientCertificate}.", (ClientKey, key));
    }

    [Fact]
    public Task ClientKey_ThatIsNone_IsRefused() => AssertRefusedAsync(
        $"{ClientKey} is '{_clientFile}', which holds no private key in PEM: name a file with '-----BEGIN PRIVATE KEY-----'.",
        (ClientCertificate, _clientFile),
        (ClientKey, _clientFile));

    [Fact]
    public async Task ClientKey_ThatIsEncrypted_IsRefused()
    {
        using ECDsa key = _client.GetECDsaPrivateKey()!;
        string path = _folder.Write("key.pem", key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)));
        await AssertRefusedAsync(
            $"{ClientKey} is '{path}', whose private key is encrypted: name a file with the key in the clear, which 'openssl pkey' writes.",
            (ClientCertificate, _clientFile),
            (ClientKey, path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClientKey_OfAnotherCertificate_IsRefused(bool isRsa)
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        string path = _folder.Write("key.pem", isRsa ? rsa.ExportPkcs8PrivateKeyPem() : ec.ExportPkcs8PrivateKeyPem());
        await AssertRefusedAsync(
            $"{ClientKey} is '{path}', which holds no private key of the first certificate in '{_clientFile}': name the two that belong together.",
            (ClientCertificate, _clientFile),
            (ClientKey, path));
    }

    [Fact]
    public async Task Option_ThatNamesNoFile_IsNamed()
    {
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => ExportingHost.StartAsync(new Uri("https://127.0.0.1"), configure: static options => options.Certificate = "/nowhere"));
        Assert.Equal("OtlpExportOptions.Certificate is '/nowhere', which is no file that exists: name the path of one in PEM.", exception.Message);
    }

    [Fact]
    public async Task File_OfASignalThatIsNotExported_IsNotRead()
    {
        await using ExportingHost host = await ExportingHost.StartAsync(
            new Uri("https://127.0.0.1"),
            configure: static options => (options.Traces, options.Logs, options.Metrics) = (false, false, false),
            variables: (Trust, "/nowhere"));
        Assert.False(host.Source.HasListeners());
    }

    static async Task AssertRefusedAsync(string message, params (string Name, string Value)[] variables)
    {
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(() => ExportingHost.StartAsync(new Uri("https://127.0.0.1"), variables: variables));
        Assert.Equal(message, exception.Message);
    }
}
