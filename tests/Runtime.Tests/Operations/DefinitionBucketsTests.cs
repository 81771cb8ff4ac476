namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class DefinitionBucketsTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly FailureRecorder _failures = new();

    public static TheoryData<double[]> Invalid => new(
        [double.NaN],
        [1, double.PositiveInfinity],
        [-1, 1],
        [0, 1],
        [2, 1],
        [1, 1],
        [.. Enumerable.Range(1, 201).Select(static one => (double)one)]);

    public void Dispose() => _failures.Dispose();

    [Theory, MemberData(nameof(Invalid))]
    public void Buckets_Invalid_AreReplacedByTheDefaultAndCounted(double[] bounds)
    {
        OperationProbe probe = _scope.Metered("invalid", bounds);
        Assert.Equal(1, _failures.Count);
        using var reader = new OperationReader();
        Woven.Call(probe, static () => { });
        Assert.Equal(DurationBuckets.Default, reader.ReadOne(_scope).Duration.Bounds);
    }

    [Fact]
    public void Buckets_Valid_AreThoseOfTheReader()
    {
        OperationProbe probe = _scope.Metered("valid", 0.5, double.MaxValue);
        Assert.Equal(0, _failures.Count);
        using var reader = new OperationReader();
        Woven.Call(probe, static () => { });
        Assert.Equal([0.5, double.MaxValue], reader.ReadOne(_scope).Duration.Bounds);
    }

    [Fact]
    public void Buckets_None_AreTheDefault()
    {
        OperationProbe probe = _scope.Metered();
        Assert.Equal(0, _failures.Count);
        using var reader = new OperationReader();
        Woven.Call(probe, static () => { });
        Assert.Equal(DurationBuckets.Default, reader.ReadOne(_scope).Duration.Bounds);
    }

    [Fact]
    public void Buckets_InvalidOfAnOperationWithoutMetrics_AreNotLookedAt()
    {
        _ = _scope.Define(new OperationDefinition("spans") { Traced = true, Buckets = [double.NaN] });
        Assert.Equal(0, _failures.Count);
    }
}
