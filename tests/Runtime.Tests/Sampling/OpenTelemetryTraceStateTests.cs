namespace InstrumentGen.Runtime.Tests;

public sealed class OpenTelemetryTraceStateTests
{
    static readonly SamplingThreshold s_tenth = SamplingThreshold.FromRatio(0.1);

    [Theory]
    [InlineData("ot=th:e666", "e666", null)]
    [InlineData("ot=rv:6e6d1a75832a2f;th:fd70a", "fd70a", "6e6d1a75832a2f")]
    [InlineData("vendor=x,\t ot=p:8;th:0 ,other=th:8", "0", null)]
    [InlineData("xot=th:8", null, null)]
    [InlineData("ot@tenant=th:8", null, null)]
    [InlineData("ot=xth:8", null, null)]
    [InlineData("ot=th:8,ot=th:c", "8", null)]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    [InlineData("ot=", null, null)]
    [InlineData("ot", null, null)]
    public void Read_TraceState_FindsThresholdAndRandomness(string? traceState, string? threshold, string? randomness)
    {
        OpenTelemetryTraceState state = OpenTelemetryTraceState.Read(traceState);
        Assert.Equal((threshold, randomness), (state.Threshold?.ToString(), state.Randomness?.ToString()));
        Assert.False(state.HasInvalid);
    }

    [Theory]
    [InlineData("ot=th:")]
    [InlineData("ot=th:xyz")]
    [InlineData("ot=th:000000000000000")]
    [InlineData("ot=th:8;th:8")]
    [InlineData("ot=rv:12")]
    [InlineData("ot=rv:6e6d1a75832a2f;rv:6e6d1a75832a2f")]
    public void Read_WhatIsNotValid_IsNotThere(string traceState)
    {
        OpenTelemetryTraceState state = OpenTelemetryTraceState.Read(traceState);
        Assert.Equal((null, null), (state.Threshold, state.Randomness));
        Assert.True(state.HasInvalid);
    }

    [Theory]
    [InlineData(256, "8")]
    [InlineData(257, null)]
    public void Read_LongValue_IsValidUpToItsLimit(int length, string? threshold)
    {
        string value = "th:8;x:".PadRight(length, 'a');
        Assert.Equal(threshold, OpenTelemetryTraceState.Read($"a=b,ot={value}").Threshold?.ToString());
    }

    [Theory]
    [InlineData(null, "ot=th:e666")]
    [InlineData("", "ot=th:e666")]
    [InlineData("ot=th:8", "ot=th:e666")]
    [InlineData("a=1,b=2", "ot=th:e666,a=1,b=2")]
    [InlineData("a=1, ot=p:8;th:8;rv:6e6d1a75832a2f ,b=2", "ot=th:e666;p:8;rv:6e6d1a75832a2f,a=1,b=2")]
    [InlineData("a= 1 ,ot=th:?;rv:?;k1:13\t,\tb=2", "ot=th:e666;k1:13,a= 1 ,\tb=2")]
    [InlineData("ot=th:8,a=1,ot=th:c", "ot=th:e666,a=1")]
    public void Write_Threshold_KeepsWhatIsOfOthers(string? traceState, string written) => Assert.Equal(written, TraceStateWriter.Write(traceState, s_tenth));

    [Theory]
    [InlineData("ot=th:8", "")]
    [InlineData("ot=th:8,a=1", "a=1")]
    [InlineData("a=1,ot=th:8;rv:6e6d1a75832a2f", "ot=rv:6e6d1a75832a2f,a=1")]
    [InlineData("ot=;;p:8;th:8;", "ot=p:8")]
    public void Write_NoThreshold_TakesItAway(string traceState, string written) => Assert.Equal(written, TraceStateWriter.Write(traceState, null));

    [Fact]
    public void Write_WhatIsThere_IsTheSameString()
    {
        const string Same = "a=1,ot=th:e666;p:8";
        Assert.Same(Same, TraceStateWriter.Write(Same, s_tenth));
        Assert.Same("a=1", TraceStateWriter.Write("a=1", null));
        Assert.Null(TraceStateWriter.Write(null, null));
    }

    [Fact]
    public void Write_ThresholdWithoutRoom_LeavesItOut()
    {
        string fits = "x:".PadRight(256 - ";th:e666".Length, 'a');
        Assert.Equal($"ot=th:e666;{fits}", TraceStateWriter.Write($"ot={fits}", s_tenth));
        Assert.Equal($"ot={fits}a", TraceStateWriter.Write($"ot={fits}a;th:8", s_tenth));
    }

    [Fact]
    public void Write_BesideThirtyTwoMembers_LeavesTheLastOut()
    {
        string[] members = [.. Enumerable.Range(0, 32).Select(static number => $"v{number}={number}")];
        Assert.Equal($"ot=th:e666,{string.Join(',', members[..31])}", TraceStateWriter.Write(string.Join(',', members), s_tenth));
        members[7] = "ot=th:8";
        Assert.Equal(32, TraceStateWriter.Write(string.Join(',', members), s_tenth)!.Split(',').Length);
        Assert.EndsWith("v31=31", TraceStateWriter.Write(string.Join(',', members), s_tenth), StringComparison.Ordinal);
    }
}
