namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class SamplingVariablesTests
{
    [Theory]
    [InlineData(null, null, "0", true)]
    [InlineData("", "0.1", "0", true)]
    [InlineData("always_on", "0.1", "0", false)]
    [InlineData("always_off", null, "", false)]
    [InlineData("traceidratio", "0.1", "e666", false)]
    [InlineData("traceidratio", null, "0", false)]
    [InlineData("parentbased_always_on", null, "0", true)]
    [InlineData("parentbased_always_off", null, "", true)]
    [InlineData("parentbased_traceidratio", "0.01", "fd70a", true)]
    [InlineData(" parentbased_traceidratio ", " 1e-3 ", "ffbe77", true)]
    [InlineData("parentbased_traceidratio", "0", "", true)]
    public void FromEnvironment_OfAKnownSampler_IsThat(string? name, string? argument, string threshold, bool followsParent)
    {
        using var failures = new FailureRecorder();
        ProbabilitySampler sampler = Read(name, argument);
        Assert.Equal((threshold, followsParent), (sampler.Threshold.ToString(), sampler.FollowsParent));
        Assert.Equal(0, failures.Count);
    }

    [Theory]
    [InlineData("jaeger_remote", null)]
    [InlineData("parentbased_", null)]
    [InlineData("ALWAYS_ON", null)]
    [InlineData("parentbased_traceidratio", "1.5")]
    [InlineData("parentbased_traceidratio", "NaN")]
    [InlineData("parentbased_traceidratio", "0,1")]
    [InlineData("parentbased_traceidratio", "ten")]
    public void FromEnvironment_OfAnythingElse_KeepsAllAndCountsAFailure(string name, string? argument)
    {
        using var failures = new FailureRecorder();
        ProbabilitySampler sampler = Read(name, argument);
        Assert.Equal((SamplingThreshold.Always, true), (sampler.Threshold, sampler.FollowsParent));
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public void Options_WithoutARatio_AreTheEnvironments()
    {
        Environment.SetEnvironmentVariable("OTEL_TRACES_SAMPLER", "parentbased_traceidratio");
        Environment.SetEnvironmentVariable("OTEL_TRACES_SAMPLER_ARG", "0.25");
        try
        {
            Assert.Equal("c", new TraceSamplingOptions().ToSampler().Threshold.ToString());
            Assert.Equal("8", new TraceSamplingOptions { Ratio = 0.5 }.ToSampler().Threshold.ToString());
        }
        finally
        {
            Environment.SetEnvironmentVariable("OTEL_TRACES_SAMPLER", null);
            Environment.SetEnvironmentVariable("OTEL_TRACES_SAMPLER_ARG", null);
        }
    }

    static ProbabilitySampler Read(string? name, string? argument) =>
        ProbabilitySampler.FromEnvironment(variable => variable == "OTEL_TRACES_SAMPLER" ? name : variable == "OTEL_TRACES_SAMPLER_ARG" ? argument : null);
}
