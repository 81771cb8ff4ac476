using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>The RED cells of one operation: a stripe per thread, merged when read.</summary>
sealed class OperationCells(DurationBuckets buckets)
{
    readonly Lock _lock = new();
    OperationStripe?[] _stripes = new OperationStripe?[Environment.ProcessorCount + 2];

    internal DurationBuckets Buckets => buckets;

    internal ErrorTypes ErrorTypes { get; } = new();

    /// <summary>The stripe of this thread: only this thread may write to it.</summary>
    internal OperationStripe Stripe
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            OperationStripe?[] stripes = _stripes;
            int index = ThreadStripe.Index;
            return (uint)index < (uint)stripes.Length && stripes[index] is { } stripe ? stripe : AddStripe();
        }
    }

    internal void End(OperationStripe stripe, Outcome outcome, object? error, long elapsed)
    {
        stripe.Active--;
        int bucket = buckets.IndexOf(elapsed);
        if (outcome == Outcome.Ok && stripe.Ok.Exists) stripe.Ok.Add(bucket, elapsed);
        else Cell(stripe, outcome, error).Add(bucket, elapsed);
    }

    internal void ReadInto(OperationAccumulator accumulator)
    {
        foreach (OperationStripe? stripe in Volatile.Read(ref _stripes))
        {
            if (stripe is null) continue;
            accumulator.Active += Volatile.Read(ref stripe.Active);
            accumulator.Add(Outcome.Ok, null, stripe.Ok);
            accumulator.Add(Outcome.Canceled, null, stripe.Canceled);
            for (int index = 0; index < stripe.Errors.Length; index++)
            {
                RedCell cell = stripe.Errors[index];
                if (cell.Exists) accumulator.Add(Outcome.Error, ErrorTypes.NameAt(index), cell);
            }
        }
    }

    RedCell Cell(OperationStripe stripe, Outcome outcome, object? error)
    {
        ref RedCell cell = ref stripe.Ok;
        if (outcome == Outcome.Canceled) cell = ref stripe.Canceled;
        else if (outcome == Outcome.Error) cell = ref stripe.Errors[error is null ? ErrorTypes.Limit : ErrorTypes.IndexOf(error)];
        if (!cell.Exists) cell = new RedCell(buckets.Count);
        return cell;
    }

    OperationStripe AddStripe()
    {
        int index = ThreadStripe.Acquire();
        lock (_lock)
        {
            OperationStripe?[] stripes = _stripes;
            if (index >= stripes.Length) Array.Resize(ref stripes, Math.Max(index + 1, 2 * stripes.Length));
            OperationStripe stripe = stripes[index] ??= new OperationStripe();
            Volatile.Write(ref _stripes, stripes);
            return stripe;
        }
    }
}
