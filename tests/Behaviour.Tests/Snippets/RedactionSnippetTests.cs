using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Behaviour.Tests.Snippets;

/// <summary>What docs/redaction.md shows, run.</summary>
[Collection(nameof(AloneCollection))]
public sealed class RedactionSnippetTests
{
    const string Card = "4111222233334444";
    const string Email = "ann@example.com";

    static readonly string s_key = Convert.ToBase64String(new byte[32]);

    [Fact]
    public async Task Page_HostAndLogEvents_HideEachValue()
    {
        var sink = new TextSink();
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new("Redaction:HmacKeyId", "2026-11"), new("Redaction:HmacKeys:2026-11", s_key)]);
        builder.Logging.ClearProviders().AddEcsJson(options => options.Sink = sink);
        builder.Services.AddInstrumentGen().AddRedaction(builder.Configuration.GetSection("Redaction"));
        using var spans = new ActivityListener { ShouldListenTo = static _ => true, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        var recorded = new List<Activity>();
        spans.ActivityStopped = recorded.Add;
        ActivitySource.AddActivityListener(spans);
        using var activity = new Activity("request");
        string hash;
        using (IHost host = builder.Build())
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            hash = ValueRedaction.Hmac(DataClassifications.Personal).Redact(Email)!;
            var guest = new Guest(7, Email, "1234");
            ILogger logger = host.Services.GetRequiredService<ILogger<Checkout>>();
            logger.CardDeclined(Card, Email, "North");
            logger.MovedIn(guest, [new CardNumber(Card)]);
            Assert.True(new Checkout().Pay(new CardNumber(Card), guest));
            new Checkout().Begin(activity, Email);
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("hmac-2026-11:DrBy9qYxY-xK2ZrvjpAiYQ", hash);
        string text = sink.ToString();
        Assert.Contains($"Card ****4444 of {hash} was declined by North", text, StringComparison.Ordinal);
        Assert.Contains($"\"Guest_Email\":\"{hash}\",\"Guest_Pin\":\"[redacted]\",\"cards\":[\"****4444\"]", text, StringComparison.Ordinal);
        Activity span = Assert.Single(recorded, static one => one.OperationName == "Checkout.Pay");
        Assert.Equal("****4444", span.GetTagItem("card"));
        Assert.Equal(hash, span.GetTagItem("guest.email"));
        Assert.Equal(hash, activity.GetBaggageItem("guest"));
        Assert.DoesNotContain(Card, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_WithoutAHost_HasAPolicyWhileItIsUsed()
    {
        string keyOfTheVault = s_key;
        {
            var options = new RedactionOptions();
            options.HmacKeys["2026-11"] = keyOfTheVault;
            using var policy = RedactionPolicy.Use(options);
            Assert.StartsWith("hmac-2026-11:", ValueRedaction.Hmac(DataClassifications.Personal).Redact(Email), StringComparison.Ordinal);
        }

        Assert.Equal("[redacted]", ValueRedaction.Hmac(DataClassifications.Personal).Redact(Email));
    }

    sealed class TextSink : ILogSink
    {
        readonly StringBuilder _text = new();

        public void Write(ReadOnlySpan<byte> lines) => _text.Append(Encoding.UTF8.GetString(lines));

        public void Flush()
        {
        }

        public void Dispose()
        {
        }

        public override string ToString() => _text.ToString();
    }
}
