namespace InstrumentGen;

/// <summary>The RED cells of one operation: a stripe per thread, merged when read.</summary>
sealed class OperationCells(DurationBuckets buckets)
{
    readonly Lock _lock = new();
    OperationStripe?[] _stripes = new OperationStripe?[Environment.ProcessorCount + 2];

    internal DurationBuckets Buckets => buckets;

    internal ErrorTypes ErrorTypes { get; } = new();

    internal void Begin() => Stripe().Active++;

    internal void End(Outcome outcome, Type? error, long elapsed)
    {
        OperationStripe stripe = Stripe();
        stripe.Active--;
        int bucket = buckets.IndexOf(elapsed);
        if (outcome == Outcome.Ok) (stripe.Ok ??= NewCell()).Add(bucket, elapsed);
        else Unsuccessful(stripe, outcome, error).Add(bucket, elapsed);
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
                if (Volatile.Read(ref stripe.Errors[index]) is { } cell) accumulator.Add(Outcome.Error, ErrorTypes.NameAt(index), cell);
            }
        }
    }

    RedCell NewCell() => new(buckets.Count);

    RedCell Unsuccessful(OperationStripe stripe, Outcome outcome, Type? error)
    {
        if (outcome == Outcome.Canceled) return stripe.Canceled ??= NewCell();
        int index = error is null ? ErrorTypes.Limit : ErrorTypes.IndexOf(error);
        return stripe.Errors[index] ??= NewCell();
    }

    OperationStripe Stripe()
    {
        OperationStripe?[] stripes = _stripes;
        int index = ThreadStripe.Index;
        return (uint)index < (uint)stripes.Length && stripes[index] is { } stripe ? stripe : AddStripe();
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
