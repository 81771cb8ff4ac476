using InstrumentGen;

namespace Shop.Http;

/// <summary>The RED figures of one operation since the service started.</summary>
public sealed record OperationResponse(
    string Operation,
    long Active,
    long Ok,
    long Errors,
    long Canceled,
    double? P50Ms,
    double? P95Ms,
    double? P99Ms)
{
    public static OperationResponse From(OperationSnapshot snapshot)
    {
        return new OperationResponse(
            snapshot.Operation,
            snapshot.Active,
            snapshot.CountOf(Outcome.Ok),
            snapshot.CountOf(Outcome.Error),
            snapshot.CountOf(Outcome.Canceled),
            Milliseconds(0.50),
            Milliseconds(0.95),
            Milliseconds(0.99));

        // JSON has no NaN, which is the quantile of an operation whose first call has not ended.
        double? Milliseconds(double quantile) =>
            snapshot.Count == 0 ? null : Math.Round(snapshot.Duration.Quantile(quantile) * 1000, 3);
    }
}
