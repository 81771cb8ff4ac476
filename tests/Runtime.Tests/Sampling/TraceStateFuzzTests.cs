using System.Diagnostics;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Headers come from anybody.</summary>
public sealed class TraceStateFuzzTests
{
    static readonly Gen<string> s_piece = Gen.OneOf(
        Gen.OneOf("ot=", "ot", "th:", "rv:", ";", ",", "=", ":", " ", "\t", "8", "e666", "6e6d1a75832a2f", "p:8", "a=1", "ot@x=1", "\0", "\ud800", "é"),
        Gen.String[Gen.Char["abot=;:,th rv09fF\t"], 0, 12],
        Gen.Int[1, 300].Select(static length => new string('x', length)),
        Gen.Int[1, 40].Select(static count => string.Join(',', Enumerable.Range(0, count).Select(static number => $"v{number}=1"))));

    static readonly Gen<string> s_traceState = s_piece.Array[0, 12].Select(static pieces => string.Concat(pieces));
    static readonly Gen<ActivityTraceId> s_traceId = Gen.Byte.Array[16].Select(static bytes => ActivityTraceId.CreateFromBytes(bytes));

    [Fact]
    public void Write_AnyTraceState_KeepsOthersAndLimits() => Gen.Select(s_traceState, Gen.Bool).Sample(
        static (traceState, hasThreshold) =>
        {
            string written = TraceStateWriter.Write(traceState, hasThreshold ? SamplingThreshold.FromRatio(0.1) : null)!;
            Assert.Equal(OthersThatStay(traceState, written), Others(written));
            string[] ours = [.. Members(written).Where(IsOurs)];
            if (written == traceState) return;
            Assert.True(ours.Length <= 1);
            Assert.All(ours, static member => Assert.InRange(member.Length, 4, "ot=".Length + 256));
            Assert.True(written.Length <= traceState.Length + "ot=th:e666,".Length);
        },
        iter: 20_000);

    [Fact]
    public void Written_ReadAgain_SaysWhatWasDecided() => Gen.Select(s_traceState, Gen.Bool).Sample(
        static (traceState, hasThreshold) =>
        {
            SamplingThreshold? threshold = hasThreshold ? SamplingThreshold.FromRatio(0.1) : null;
            string written = TraceStateWriter.Write(traceState, threshold)!;
            OpenTelemetryTraceState again = OpenTelemetryTraceState.Read(written);
            bool hadNoRoom = again.Threshold is null && Members(written).Any(static member => IsOurs(member) && member.Length > 240);
            Assert.True(again.Threshold == threshold || hadNoRoom);
            Assert.False(again.HasInvalid);
            Assert.Equal(OpenTelemetryTraceState.Read(traceState).Randomness, again.Randomness);
            Assert.Same(written, TraceStateWriter.Write(written, again.Threshold));
        },
        iter: 20_000);

    [Fact]
    public void Decide_OnAnyParent_FollowsItsFlag() => Gen.Select(s_traceState, s_traceId, Gen.Bool, Gen.Bool).Sample(
        static (traceState, traceId, isSampled, isRemote) =>
        {
            var parent = new ActivityContext(traceId, ActivitySpanId.CreateRandom(), isSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None, traceState, isRemote);
            ProbabilityDecision decision = new ProbabilitySampler(0.5).Decide(parent, traceId);
            Assert.Equal(isSampled, decision.IsSampled);
            Assert.Equal(OthersThatStay(traceState, decision.TraceState!), Others(decision.TraceState!));
            OpenTelemetryTraceState said = OpenTelemetryTraceState.Read(decision.TraceState);
            Assert.Equal(decision.Threshold, said.Threshold);
            Assert.False(said.HasInvalid);
            if (!isSampled) Assert.Null(decision.Threshold);
            if (decision.Threshold is { } threshold) Assert.True(threshold.Keeps(said.Randomness ?? SamplingRandomness.Of(traceId)));
        },
        iter: 20_000);

    // Thirty-two members are the most, and who writes one puts it in front.
    static string[] OthersThatStay(string traceState, string written)
    {
        string[] others = Others(traceState);
        bool isFull = others.Length >= 32 && written != traceState && written.StartsWith("ot=", StringComparison.Ordinal);
        return isFull ? others[..31] : others;
    }

    static string[] Others(string traceState) => [.. Members(traceState).Where(static member => !IsOurs(member))];

    // Between two separators may be nothing, which is nobody's.
    static IEnumerable<string> Members(string traceState) => traceState.Split(',').Where(static member => member.Trim(' ', '\t').Length > 0);

    static bool IsOurs(string member) => member.TrimStart(' ', '\t').StartsWith("ot=", StringComparison.Ordinal);
}
