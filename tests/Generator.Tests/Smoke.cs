namespace InstrumentGen.Generator.Tests;
public class Smoke { [Fact] public void A() => Assert.NotEmpty(Harness.Platform.References); }
