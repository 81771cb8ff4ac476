using System.Text;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class AddRedactionTests
{
    const string Value = "4111222233334444";
    const string Token = "[redacted]";

    const string Settings = """
        {
          "Redaction": {
            "HmacKeyId": "2026-11",
            "HmacKeys": { "2026-11": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" },
            "Instead": { "Personal": "Hmac", "Secret": "nothing that there is" }
          }
        }
        """;

    readonly HostApplicationBuilder _builder = Host.CreateApplicationBuilder();

    public AddRedactionTests() => _builder.Logging.ClearProviders();

    static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public void AddRedaction_Null_Throws()
    {
        InstrumentGenBuilder builder = _builder.Services.AddInstrumentGen();
        Assert.Throws<ArgumentNullException>("builder", () => default(InstrumentGenBuilder)!.AddRedaction(static _ => { }));
        Assert.Throws<ArgumentNullException>("configure", () => builder.AddRedaction(default(Action<RedactionOptions>)!));
        Assert.Throws<ArgumentNullException>("configuration", () => builder.AddRedaction(default(IConfiguration)!));
    }

    [Fact]
    public async Task Redaction_OfAHost_IsInForceWhileItRuns()
    {
        _builder.Services.AddInstrumentGen();
        ValueRedaction redaction = ValueRedaction.Mask(DataClassifications.Sensitive);
        using (IHost host = _builder.Build())
        {
            Assert.Equal(Token, redaction.Redact(Value));
            await host.StartAsync(TestToken);
            Assert.Equal("****4444", redaction.Redact(Value));
            await host.StopAsync(TestToken);
        }

        Assert.Equal(Token, redaction.Redact(Value));
    }

    [Fact]
    public async Task Settings_OfAnEnvironment_AreRead()
    {
        _builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Settings)));
        var builder = _builder;
        builder.Services.AddInstrumentGen().AddRedaction(builder.Configuration.GetSection("Redaction"));
        using IHost host = _builder.Build();
        await host.StartAsync(TestToken);
        Assert.StartsWith("hmac-2026-11:", ValueRedaction.Mask(DataClassifications.Personal).Redact(Value), StringComparison.Ordinal);
        Assert.Equal("****4444", ValueRedaction.Mask(DataClassifications.Sensitive).Redact(Value));
        Assert.Equal(Token, ValueRedaction.Mask(DataClassifications.Secret).Redact(Value));
        await host.StopAsync(TestToken);
    }

    [Fact]
    public async Task Settings_ThatChange_AreFollowed()
    {
        _builder.Configuration.AddInMemoryCollection([new("Redaction:HmacKeys:old", Convert.ToBase64String(new byte[32]))]);
        _builder.Services.AddInstrumentGen().AddRedaction(_builder.Configuration.GetSection("Redaction"));
        ValueRedaction redaction = ValueRedaction.Hmac(DataClassifications.Personal);
        using IHost host = _builder.Build();
        await host.StartAsync(TestToken);
        Assert.StartsWith("hmac-old:", redaction.Redact(Value), StringComparison.Ordinal);
        var root = (IConfigurationRoot)_builder.Configuration;
        root["Redaction:HmacKeys:new"] = Convert.ToBase64String(new byte[16]);
        root["Redaction:HmacKeyId"] = "new";
        root.Reload();
        Assert.StartsWith("hmac-new:", redaction.Redact(Value), StringComparison.Ordinal);
        await host.StopAsync(TestToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Redactors_OfTheContainer_AreUsedUnlessTheyAreNotToBe(bool areUsed)
    {
        var builder = _builder;
        builder.Services.AddRedaction(redaction => redaction.SetRedactor<StarRedactor>(DataClassifications.Secret));
        _builder.Services.AddInstrumentGen().AddRedaction(options => options.UseContainerRedactors = areUsed);
        using IHost host = _builder.Build();
        await host.StartAsync(TestToken);
        Assert.Equal(areUsed ? "*" : Token, ValueRedaction.ByRedactor(DataClassifications.Secret).Redact(Value));
        // Microsoft's provider erases what no redactor is set for.
        Assert.Equal(Token, ValueRedaction.ByRedactor(DataClassifications.Personal).Redact(Value));
        await host.StopAsync(TestToken);
    }

    /// <summary>Values are redacted by the classification of our attributes also where Microsoft's own logging meets them.</summary>
    [Fact]
    public void Classification_OfEachAttribute_IsItsOwn() =>
        Assert.Equal([DataClassifications.Sensitive, DataClassifications.Secret, DataClassifications.Personal], ((ClassifiedAttribute[])[new SensitiveAttribute(), new SecretAttribute(), new PersonalAttribute()]).Select(static one => one.Classification));

    sealed class StarRedactor : Redactor
    {
        public override int GetRedactedLength(ReadOnlySpan<char> input) => 1;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            destination[0] = '*';
            return 1;
        }
    }
}
