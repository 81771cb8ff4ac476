using InstrumentGen.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>What docs/otlp.md shows, run.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OtlpSnippetTests
{
    [Fact]
    public void Otlp_WithoutOptions_ExportsToTheDefault()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddInstrumentGen().AddOtlpExporter();
        using IHost host = builder.Build();
        Assert.Equal(new Uri("http://localhost:4318/v1/traces"), SettingsOf(host).Endpoint);
    }

    [Fact]
    public void Otlp_WithOptions_ExportsThere()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddInstrumentGen().AddOtlpExporter(options =>
        {
            options.Endpoint = new Uri("http://collector:4317");
            options.Protocol = OtlpExportProtocol.Grpc;
            options.Sources.Add("Npgsql");
        });
        using IHost host = builder.Build();
        Assert.Equal((new Uri("http://collector:4317"), OtlpExportProtocol.Grpc), (SettingsOf(host).Endpoint, SettingsOf(host).Protocol));
    }

    [Fact]
    public void Otlp_WithCertificates_TakesThemFromTheseFiles()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddInstrumentGen().AddOtlpExporter(options =>
        {
            options.Endpoint = new Uri("https://collector:4318");
            options.Certificate = "/etc/shop/ca.pem";
            options.ClientCertificate = "/etc/shop/client.pem";
            options.ClientKey = "/etc/shop/client-key.pem";
        });
        using IHost host = builder.Build();
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(() => SettingsOf(host));
        Assert.StartsWith("OtlpExportOptions.Certificate is '/etc/shop/ca.pem'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Otlp_ThroughTheSdk_IsAnOption()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddInstrumentGen().AddOtlpExporter(options => options.OperationMetrics = OperationMetricsExport.Sdk);
        using IHost host = builder.Build();
        Assert.Equal(OperationMetricsExport.Sdk, host.Services.GetRequiredService<IOptions<OtlpExportOptions>>().Value.OperationMetrics);
    }

    [Fact]
    public void Counts_OfWhatIsLost_AreThere()
    {
        long lost = OtlpExportCounts.Traces.Failed + OtlpExportCounts.Traces.Rejected + OtlpExportCounts.Traces.Dropped;
        Assert.True(lost >= 0);
    }

    [Fact]
    public void JsonSpans_AreWrittenByAHostedService()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddInstrumentGen().AddJsonSpans();
        using IHost host = builder.Build();
        Assert.Single(host.Services.GetServices<IHostedService>(), static service => service is JsonSpanLifetime);
    }

    static OtlpSettings SettingsOf(IHost host) =>
        OtlpSettings.Of(OtlpSignal.Traces, host.Services.GetRequiredService<IOptions<OtlpExportOptions>>().Value, new OtlpVariables(null))!;
}
