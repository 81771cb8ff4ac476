using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;
using static InstrumentGen.Generator.Tests.Emit.Models;

namespace InstrumentGen.Generator.Tests.Emit;

public sealed class SmallEmitterTests
{
    [Fact]
    public void Positions_File_HasALineForEachOperation() => Golden.Check(PositionEmitter.Write(
        Holder(Operation(), Operation(Target with { Name = "Remove" }), Operation(Target with { Name = "Take" }) with { IsDeclaredHere = false }),
        [new("M:Shop.Till.Add", "src/Till.cs", 12)]));

    [Fact]
    public void Assembly_File_HasManifestAndHiddenAttribute() =>
        Golden.Check(AssemblyEmitter.Write(new AssemblyModel(["M:Shop.Till.Add", "M:Shop.Till.Remove(System.String)"], ["M:Shop.Till.Add"], ["Catalogue", "Shop"], HasGeneratedTypes: true, HasPartials: false)));

    [Fact]
    public void Assembly_WithoutOperations_NamesThoseOfItsReferences() =>
        Golden.Check(AssemblyEmitter.Write(new AssemblyModel([], [], ["Catalogue"], HasGeneratedTypes: false, HasPartials: false)));

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("quote\" and \\", "\"quote\\\" and \\\\\"")]
    [InlineData("line\nend\u2028é", "\"line\\u000Aend\\u2028\\u00E9\"")]
    public void Literal_OfText_IsAscii(string value, string expected) => Assert.Equal(expected, CSharpText.Literal(value));

    [Theory]
    [InlineData(0.1, "0.1D")]
    [InlineData(1e21, "1E+21D")]
    [InlineData(5E-324, "5E-324D")]
    public void Literal_OfNumber_ReadsBackTheSame(double value, string expected) => Assert.Equal(expected, CSharpText.Literal(value));

    [Theory]
    [InlineData("call", "call")]
    [InlineData("self", "self__")]
    public void Unused_Name_IsNoneOfThoseTaken(string name, string expected) => Assert.Equal(expected, CSharpText.Unused(name, ["self", "self_", "Call"]));

    [Fact]
    public void Writer_LinesOfAnyEnding_AreIndentedAndEndedAlike()
    {
        var writer = new SourceWriter();
        using (writer.Block("class C")) writer.Line("a\r\nb\n\nc");
        Assert.Equal("class C\n{\n    a\n    b\n\n    c\n}\n", writer.ToString());
    }
}
