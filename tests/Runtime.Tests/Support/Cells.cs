namespace InstrumentGen.Runtime.Tests;

/// <summary>Calls of known durations, without the clock: what <see cref="OperationCall"/> does to the cells of its operation.</summary>
static class Cells
{
    internal static void Begin(this OperationCells cells) => cells.Stripe.Active++;

    internal static void End(this OperationCells cells, Outcome outcome, Type? error, long elapsed) =>
        cells.End(cells.Stripe, outcome, error, elapsed);

    internal static OperationSnapshot Read(this OperationCells cells)
    {
        var accumulator = new OperationAccumulator(InstrumentationScope.Get("scope"), "operation", cells.Buckets);
        cells.ReadInto(accumulator);
        return accumulator.ToSnapshot();
    }
}
