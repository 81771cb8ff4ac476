namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class ExpectedPredicateTests
{
    public static TheoryData<Shape> Every => Shapes.All;

    [Theory, MemberData(nameof(Every))]
    public async Task IsExpected_Throwing_IsCountedAndTheCallIsAnError(Shape shape)
    {
        InstrumentationScope scope = Scopes.New();
        OperationProbe probe = scope.Define(new OperationDefinition("operation")
        {
            Metered = true,
            IsExpected = static _ => throw new NotSupportedException(),
        });
        using var meter = new MeterRecorder(scope);
        using var failures = new FailureRecorder();
        var exception = new IOException();
        Assert.Same(exception, await shape.Run(probe, exception));
        Assert.Equal(1, failures.Count);
        Assert.Equal("System.IO.IOException", Assert.Single(meter.Durations).Tag("error.type"));
    }

    [Fact]
    public async Task IsExpected_NoException_IsNotAsked()
    {
        InstrumentationScope scope = Scopes.New();
        int asked = 0;
        OperationProbe probe = scope.Define(new OperationDefinition("operation")
        {
            Metered = true,
            IsExpected = _ => ++asked > 0,
        });
        using var meter = new MeterRecorder(scope);
        _ = await Shape.SuspendedTask.Run(probe);
        Assert.Equal(0, asked);
        _ = await Shape.SuspendedTask.Run(probe, new IOException());
        Assert.Equal(1, asked);
    }
}
