namespace InstrumentGen.Runtime.OpenTelemetry.Tests;

/// <summary>Operations: one with bounds of its own, one that ends where its caller says.</summary>
static class Desk
{
    [Traced, Metered, Operation("desk.sell", Expected = [typeof(InvalidOperationException)])]
    internal static void Sell(Exception? failure)
    {
        if (failure is not null) throw failure;
    }

    [Traced, Metered(Buckets = [0.001, 0.002, 0.004]), Operation("desk.count")]
    internal static async Task CountAsync(int microseconds, CancellationToken cancellationToken)
    {
        long end = System.Diagnostics.Stopwatch.GetTimestamp() + (microseconds * (System.Diagnostics.Stopwatch.Frequency / 1_000_000));
        await Task.Yield();
        SpinWait.SpinUntil(() => System.Diagnostics.Stopwatch.GetTimestamp() >= end);
        cancellationToken.ThrowIfCancellationRequested();
    }

    [Traced, Metered, Operation("desk.wait")]
    internal static Task WaitAsync(Task end) => end;
}
