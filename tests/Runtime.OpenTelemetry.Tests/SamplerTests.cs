using System.Diagnostics;
using InstrumentGen.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests;

/// <summary>Our sampler in the SDK.</summary>
public sealed class SamplerTests : IDisposable
{
    // By half: the first of the last 14 digits decides.
    static readonly ActivityTraceId s_above = ActivityTraceId.CreateFromString("000000000000000000f0000000000000");
    static readonly ActivityTraceId s_below = ActivityTraceId.CreateFromString("00000000000000000010000000000000");

    readonly ActivitySource _source = new($"Sdk.{Guid.NewGuid()}");
    readonly List<Activity> _exported = [];

    public void Dispose() => _source.Dispose();

    [Fact]
    public void Roots_OfManyTraces_AreExportedWhereTheirIdSays()
    {
        using TracerProvider provider = Build(static tracing => tracing.SetInstrumentGenSampler(0.5));
        List<ActivityTraceId> expected = [];
        for (int root = 0; root < 200; root++)
        {
            using Activity? span = _source.StartActivity("root");
            if (span!.TraceId.ToHexString()[18] >= '8') expected.Add(span.TraceId);
        }

        Assert.Equal(expected, _exported.Select(static span => span.TraceId));
        Assert.NotEmpty(_exported);
        Assert.All(_exported, static span => Assert.Equal("ot=th:8", span.TraceStateString));
    }

    [Theory]
    [InlineData(true, "ot=th:c,vendor=x", "ot=th:c,vendor=x")]
    [InlineData(false, "vendor=x", "vendor=x")]
    public void Child_OfASpanElsewhere_FollowsIt(bool isSampled, string parents, string childs)
    {
        using TracerProvider provider = Build(static tracing => tracing.SetInstrumentGenSampler(0.5));
        using Activity? child = _source.StartActivity("child", ActivityKind.Server, Remote(s_above, isSampled, parents));
        Assert.Equal((isSampled, childs), (child!.Recorded, child.TraceStateString));
    }

    [Fact]
    public void Child_OfASpanWhoseThresholdDropsIt_PassesThatNotOn()
    {
        using TracerProvider provider = Build(static tracing => tracing.SetInstrumentGenSampler(0.5));
        using Activity? child = _source.StartActivity("child", ActivityKind.Server, Remote(s_below, isSampled: true, "ot=th:8"));
        Assert.True(child!.Recorded);
        Assert.True(string.IsNullOrEmpty(child.TraceStateString));
    }

    [Theory]
    [InlineData("parentbased_traceidratio", "0.25", "ProbabilitySampler{0.25}")]
    [InlineData("always_off", null, "ProbabilitySampler{0}")]
    [InlineData(null, null, "ProbabilitySampler{1}")]
    public void SamplerWithoutRatio_ByConfiguration_IsWhatThatSays(string? name, string? argument, string description)
    {
        Dictionary<string, string?> variables = new() { ["OTEL_TRACES_SAMPLER"] = name, ["OTEL_TRACES_SAMPLER_ARG"] = argument };
        using TracerProvider provider = Build(tracing => tracing
            .ConfigureServices(services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(variables).Build()))
            .SetInstrumentGenSampler());
        using Activity? span = _source.StartActivity("root");
        bool isOff = description == "ProbabilitySampler{0}";
        if (name == "parentbased_traceidratio") Assert.Equal(span!.TraceId.ToHexString()[18] >= 'c', span.Recorded);
        else Assert.Equal(!isOff, span!.Recorded);
        Assert.Equal(description, new InstrumentGenSampler(ProbabilitySampler.FromEnvironment(variables.GetValueOrDefault)).Description);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.01)]
    [InlineData(-1)]
    public void Sampler_OfNoRatio_Throws(double ratio) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(ratio), () => Sdk.CreateTracerProviderBuilder().SetInstrumentGenSampler(ratio));

    [Fact]
    public void Sampler_OfNull_Throws()
    {
        Assert.Throws<ArgumentNullException>("sampler", static () => new InstrumentGenSampler(default(ProbabilitySampler)!));
        Assert.Throws<ArgumentNullException>("builder", static () => default(TracerProviderBuilder)!.SetInstrumentGenSampler());
        Assert.Throws<ArgumentNullException>("builder", static () => default(TracerProviderBuilder)!.SetInstrumentGenSampler(1));
    }

    TracerProvider Build(Func<TracerProviderBuilder, TracerProviderBuilder> configure) =>
        configure(Sdk.CreateTracerProviderBuilder().AddSource(_source.Name)).AddInMemoryExporter(_exported).Build();

    static ActivityContext Remote(ActivityTraceId traceId, bool isSampled, string traceState) =>
        new(traceId, ActivitySpanId.CreateRandom(), isSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None, traceState, isRemote: true);
}
