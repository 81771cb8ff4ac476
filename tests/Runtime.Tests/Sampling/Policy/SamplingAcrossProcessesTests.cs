using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Two processes decide on the same traces, each by a ratio of its own and knowing of the other only what comes over the wire.</summary>
public sealed class SamplingAcrossProcessesTests
{
    const int Traces = 5_000;
    const ulong RejectedByHalf = 0x80_0000_0000_0000;
    const ulong RejectedByTenth = 0xe6_6600_0000_0000;

    [Fact]
    public async Task Decisions_OfProcessesWithDifferentRatios_AreNested()
    {
        using Child half = Child.OfSampling(0.5);
        using Child tenth = Child.OfSampling(0.1);
        ActivityTraceId[] ids = [.. SampledOperations.Ids(seed: 23, Traces)];
        string[] begun = await Ask(half, ids.Select(static id => $"root {id}"));
        string[] alone = await Ask(tenth, ids.Select(static id => $"root {id}"));
        string[] goneOn = await Ask(tenth, ids.Zip(begun, static (id, root) => $"child 00-{id}-00f067aa0ba902b7-{root}".TrimEnd()));
        string[] back = await Ask(half, ids.Zip(goneOn, static (id, child) => $"child 00-{id}-00f067aa0ba902b7-{child}".TrimEnd()));
        for (int trace = 0; trace < Traces; trace++)
        {
            ulong randomness = Convert.ToUInt64(ids[trace].ToHexString()[18..], 16);
            string inTenth = randomness >= RejectedByTenth ? "01 ot=th:e666" : "00 ";
            Assert.Equal(randomness >= RejectedByHalf ? "01 ot=th:8" : "00 ", begun[trace]);
            // Of what the one keeps, the other keeps a part: whether it begins the trace, or goes on with it, or gets it back.
            Assert.Equal((inTenth, inTenth, inTenth), (alone[trace], goneOn[trace], back[trace]));
        }
    }

    static async Task<string[]> Ask(Child process, IEnumerable<string> lines)
    {
        string[] answers = new string[Traces];
        Task asking = Task.Run(async () =>
        {
            foreach (string line in lines) await process.Input.WriteLineAsync(line);
            await process.Input.FlushAsync(TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);
        for (int trace = 0; trace < Traces; trace++) answers[trace] = (await process.Output.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().InTime())!;
        await asking.InTime();
        return answers;
    }
}
