using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static InstrumentGen.Runtime.Tests.SampledOperations;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class SamplingConfigurationTests
{
    static readonly ActivityTraceId s_half = TraceId("9");

    readonly SampledOperations _operations = new();
    readonly Dictionary<string, string?> _settings = [];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Section_OfTheHost_IsTheSamplersWithTheLastWord()
    {
        Set("Ratio", "0.25");
        Set("Operations:order.*", "0.5");
        Set("Boosts:0:User", "42");
        Set("Boosts:1:Baggage", "tenant");
        Set("Boosts:1:Value", "acme");
        Set("Boosts:1:Ratio", "0.5");
        Set("Boosts:1:Until", "2020-01-01T00:00:00Z");
        Set("SpansPerExport", "500");
        Set("ExportWindow", "00:00:05");
        Set("SlowerThan", "00:00:00.5");
        using IHost host = Build(static options => options.Ratio = 1);
        await host.StartAsync(Token);
        TraceSampler sampler = host.Services.GetRequiredService<TraceSampler>();
        Assert.Equal("c", Root(sampler, _operations.Define("stock.count"), TraceId("f")).Threshold.ToString());
        Assert.Equal("8", Root(sampler, _operations.Define("order.place"), s_half).Threshold.ToString());
        using (CorrelationContext.Begin("id", [new("user.id", "42")])) Assert.Equal(SamplingReason.Boost, Root(sampler, _operations.Define("stock.count"), s_half).Reason);
        using (CorrelationContext.Begin("id", [new("tenant", "acme")])) Assert.False(Root(sampler, _operations.Define("stock.count"), s_half).IsSampled);
        Assert.Equal((500, TimeSpan.FromSeconds(5)), (sampler.SpansPerExport, sampler.ExportWindow));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Change_OfTheSection_IsInForceAtOnce()
    {
        Set("Ratio", "0");
        using IHost host = Build();
        await host.StartAsync(Token);
        TraceSampler sampler = host.Services.GetRequiredService<TraceSampler>();
        OperationProbe operation = _operations.Define("order.place");
        Assert.False(Root(sampler, operation, s_half).IsSampled);
        Change(host, "Ratio", "0.5");
        Assert.Equal("ot=th:8", Root(sampler, operation, s_half).TraceState);
        Change(host, "Operations:order.place", "1");
        Assert.Equal("ot=th:0", Root(sampler, operation, s_half).TraceState);
        Change(host, "Operations:order.place", null);
        Assert.Equal("ot=th:8", Root(sampler, operation, s_half).TraceState);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData("Ratio", "1.5")]
    [InlineData("Operations:order.place", "-1")]
    [InlineData("TracesPerSecond", "many")]
    public async Task Change_ToAValueThatIsNone_KeepsWhatWasInForceAndIsCounted(string key, string value)
    {
        Set("Ratio", "0.5");
        using IHost host = Build();
        await host.StartAsync(Token);
        TraceSampler sampler = host.Services.GetRequiredService<TraceSampler>();
        using var failures = new FailureRecorder();
        Change(host, key, value);
        Assert.Equal("ot=th:8", Root(sampler, _operations.Define("order.place"), s_half).TraceState);
        Assert.Equal(1, failures.Count);
        Change(host, key, null);
        Set("Ratio", "0.5");
        Change(host, "FollowsParent", "true");
        Assert.Equal(1, failures.Count);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData("Ratio", "1.5", "A sampling ratio is 0, or from 2^-56 to 1.")]
    [InlineData("Ratio", "ten", "A sampling ratio is 0, or from 2^-56 to 1.")]
    [InlineData("Operations:order.place", "2", "A sampling ratio is 0, or from 2^-56 to 1.")]
    [InlineData("TracesPerSecond", "0", "A rate is positive and finite.")]
    [InlineData("MinimumPerMinute", "-1", "A minimum is not negative, and finite.")]
    [InlineData("SpansPerExport", "1.5", "A limit of spans is a positive whole number.")]
    [InlineData("ExportWindow", "0", "A window is from 00:00:00.010 to 1.00:00:00.")]
    [InlineData("SlowerThan", "fast", "A duration is not negative, such as 00:00:00.500.")]
    [InlineData("FollowsParent", "maybe", "It is true or false.")]
    [InlineData("Boosts:0:From", "now", "A moment is as 2026-03-14T15:00:00Z.")]
    public async Task ValueThatIsNone_AtTheStart_KeepsTheHostFromStarting(string key, string value, string range)
    {
        Set(key, value);
        using IHost host = Build();
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Equal($"InstrumentGen:Sampling:{key} is '{value}'. {range}", exception.Message);
    }

    [Fact]
    public async Task Boost_OfNobody_KeepsTheHostFromStarting()
    {
        Set("Boosts:0:Ratio", "1");
        using IHost host = Build();
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.StartsWith("InstrumentGen:Sampling:Boosts:0 has neither 'User' nor 'Baggage'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenTelemetrysVariables_InTheHostsConfiguration_AreTheDefault()
    {
        _settings["OTEL_TRACES_SAMPLER"] = "traceidratio";
        _settings["OTEL_TRACES_SAMPLER_ARG"] = "0.5";
        using IHost host = Build();
        await host.StartAsync(Token);
        TraceSampler sampler = host.Services.GetRequiredService<TraceSampler>();
        Assert.Equal(("8", false), (Root(sampler, _operations.Define("order.place"), s_half).Threshold.ToString(), sampler.FollowsParent));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Name_ThatNoOperationHas_IsReportedWithTheNearest()
    {
        _operations.Define("invoice.settle");
        Set("Operations:invoice.setle", "0.5");
        Set("Operations:invoice.settle", "0.5");
        Set("Operations:*/elsewhere", "0.5");
        using var failures = new FailureRecorder();
        var log = new LogRecorder();
        using IHost host = Build(log: log);
        await host.StartAsync(Token);
        Assert.Equal(1, failures.Count);
        Assert.Contains(log.Entries, static entry => entry.Message.Contains("'invoice.setle'", StringComparison.Ordinal) && entry.Message.Contains("Is 'invoice.settle' meant?", StringComparison.Ordinal));
        Change(host, "Ratio", "0.5");
        Assert.Equal(1, failures.Count);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData("order.plase", "order.place")]
    [InlineData("ORDER.PLACED", "order.place")]
    [InlineData("something.else", null)]
    public void Nearest_OfKnownNames_IsTheOneWithFewestChanges(string name, string? nearest) =>
        Assert.Equal(nearest, UnknownOperations.Nearest(name, ["order.place", "order.cancel", "stock.count"]));

    [Fact]
    public async Task Application_WithoutAListener_LeavesSpansAlone()
    {
        using var source = new ActivitySource($"Left.{Guid.NewGuid()}");
        using IHost host = Build(options =>
        {
            options.UsesListener = false;
            options.Sources = one => one == source;
        });
        await host.StartAsync(Token);
        Assert.False(source.HasListeners());
        await host.StopAsync(Token);
    }

    void Set(string key, string? value) => _settings[$"InstrumentGen:Sampling:{key}"] = value;

    static void Change(IHost host, string key, string? value)
    {
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        configuration[$"InstrumentGen:Sampling:{key}"] = value;
        configuration.Reload();
    }

    IHost Build(Action<TraceSamplingOptions>? configure = null, LogRecorder? log = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(_settings);
        if (log is not null) builder.Logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log);
        builder.Services.AddInstrumentGen().AddSampling(configure);
        return builder.Build();
    }
}
