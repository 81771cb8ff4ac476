using InstrumentGen.Behaviour.Tests.Recording;

namespace InstrumentGen.Behaviour.Tests.AsyncTransparency;

public sealed class AsyncTransparencyTests
{
    static readonly CallPath s_direct = new DirectPath();
    static readonly CallPath[] s_wrong = [new NaiveAsyncPath(), new NaiveContinuationPath(), new NaiveCompletionPath()];

    public static TheoryData<string> Names => [.. Observations.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WovenCall_WithListeners_LooksDirect(string observation)
    {
        using var reader = new OperationReader();
        using var recorder = new SpanRecorder();
        Assert.Equal(await Observe(observation, s_direct), await Observe(observation, new WovenPath()));
        Assert.NotEmpty(recorder.Spans);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WovenCall_WithMetricsOnly_LooksDirect(string observation)
    {
        using var reader = new OperationReader();
        Assert.Equal(await Observe(observation, s_direct), await Observe(observation, new WovenPath()));
    }

    /// <summary>An observation that no wrong wrapper fails would prove nothing.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task NaiveWrapper_Observed_IsCaught(string observation)
    {
        using var recorder = new SpanRecorder();
        string expected = await Observe(observation, s_direct);
        List<string> seen = [];
        foreach (CallPath wrong in s_wrong) seen.Add(await Observe(observation, wrong));
        Assert.Contains(seen, one => one != expected);
    }

    static async Task<string> Observe(string observation, CallPath path)
    {
        try
        {
            return await Observations.All[observation](path);
        }
        catch (Exception exception) when (s_wrong.Contains(path))
        {
            return "broke: " + exception.GetType().Name;
        }
    }
}
