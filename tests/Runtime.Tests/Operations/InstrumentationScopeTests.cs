using System.Diagnostics.Metrics;

namespace InstrumentGen.Runtime.Tests;

public sealed class InstrumentationScopeTests
{
    [Fact]
    public void Get_SameNameAndVersion_IsTheSameScope()
    {
        InstrumentationScope scope = InstrumentationScope.Get("Tests.Shop", "1.2.3");
        Assert.Same(scope, InstrumentationScope.Get("Tests.Shop", "1.2.3"));
        Assert.NotSame(scope, InstrumentationScope.Get("Tests.Shop", "1.2.4"));
        Assert.NotSame(scope, InstrumentationScope.Get("Tests.Shop"));
    }

    [Fact]
    public void Get_NameAndVersion_AreThoseOfSourceAndMeter()
    {
        InstrumentationScope scope = InstrumentationScope.Get("Tests.Named", "4.5");
        using var meter = new MeterRecorder(scope);
        Assert.Equal(("Tests.Named", "4.5"), (scope.Name, scope.Version));
        Assert.Equal(("Tests.Named", "4.5"), (scope.ActivitySource.Name, scope.ActivitySource.Version));
        Assert.NotEmpty(meter.Instruments);
        Assert.All(meter.Instruments, static instrument => Assert.Equal("4.5", instrument.Meter.Version));
    }

    [Fact]
    public void Define_Null_Throws() =>
        Assert.Throws<ArgumentNullException>(() => Scopes.New().Define(null!));

    [Fact]
    public void Define_Name_IsTheProbes() => Assert.Equal("order.place", Scopes.New().Traced("order.place").Name);

    [Fact]
    public void Owns_InstrumentOfAScope_IsTrue()
    {
        InstrumentationScope scope = Scopes.New();
        _ = scope.Metered("own", 1, 2);
        using var meter = new MeterRecorder(scope);
        Assert.Equal(3, meter.Instruments.Count);
        Assert.All(meter.Instruments, static instrument => Assert.True(InstrumentationScope.Owns(instrument)));
    }

    [Fact]
    public void Owns_InstrumentOfAMeterOfTheSameName_IsFalse()
    {
        InstrumentationScope scope = Scopes.New();
        using var meter = new Meter(scope.Name);
        Assert.False(InstrumentationScope.Owns(meter.CreateHistogram<double>(MeterRecorder.Duration)));
    }

    [Fact]
    public void Owns_Null_Throws() => Assert.Throws<ArgumentNullException>("instrument", () => InstrumentationScope.Owns(null!));
}
