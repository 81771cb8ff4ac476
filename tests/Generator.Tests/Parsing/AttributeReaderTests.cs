using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;

namespace InstrumentGen.Generator.Tests.Parsing;

/// <summary>Arguments that ask for what cannot be: the default takes their place, and the problem can be told.</summary>
public sealed class AttributeReaderTests
{
    [Theory]
    [InlineData("""Operation("")""", "BlankName ")]
    [InlineData("""Operation("  ")""", "BlankName ")]
    [InlineData("Operation(null!)", "BlankName ")]
    [InlineData("""Operation(" a")""", "UnprintableName \" a\"")]
    [InlineData("""Operation("a\nb")""", "UnprintableName \"a\\nb\"")]
    [InlineData("Metered(Buckets = [1, 0.5])", "Buckets 0.5")]
    [InlineData("Metered(Buckets = [1, 1])", "Buckets 1")]
    [InlineData("Metered(Buckets = [0])", "Buckets 0")]
    [InlineData("Metered(Buckets = [-1.5])", "Buckets -1.5")]
    [InlineData("Metered(Buckets = [1, double.PositiveInfinity])", "Buckets Infinity")]
    [InlineData("Metered(Buckets = [double.NaN])", "Buckets NaN")]
    [InlineData("""Operation("a", Expected = [typeof(string)])""", "ExpectedNotAnException string")]
    [InlineData("""Operation("a", Expected = [typeof(Generic<>)])""", "ExpectedNotAnException Generic<>")]
    [InlineData("""Operation("a", Expected = [typeof(Secret)])""", "ExpectedInaccessible C.Secret")]
    public void Argument_ThatCannotBeHonoured_IsTold(string attribute, string expected)
    {
        ArgumentProblem problem = Assert.Single(Parsed.Problems($$"""
            class Generic<T> : Exception;
            class C { [Traced, {{attribute}}] public void M() { } class Secret : Exception; }
            """));
        Assert.Equal(expected, $"{problem.Kind} {problem.Detail}");
    }

    [Fact]
    public void Buckets_MoreThanTwoHundred_AreTold() => Assert.Equal(
        ArgumentProblemKind.TooManyBuckets,
        Assert.Single(Parsed.Problems($$"""class C { [Metered(Buckets = [{{string.Join(", ", Enumerable.Range(1, 201))}}])] public void M() { } }""")).Kind);

    [Fact]
    public void Problem_InAnArray_IsTheOneAtItsIndex()
    {
        ArgumentProblem problem = Assert.Single(Parsed.Problems("""
            class C { [Traced, Operation("a", Expected = [typeof(Exception), typeof(int)])] public void M() { } }
            """));
        Assert.Equal((1, "OperationAttribute"), (problem.Index, problem.Attribute.AttributeClass!.Name));
    }

    [Fact]
    public void Argument_ThatCannotBeHonoured_IsReplacedByTheDefault()
    {
        OperationModel operation = Parsed.Operation("""
            class C { [Traced, Metered(Buckets = [2, 1]), Operation(" ", Expected = [typeof(int), typeof(TimeoutException)])] public void M() { } }
            """);
        Assert.Equal("C.M", operation.Name);
        Assert.Equal(new SignalModel(SpanModel.OfKind("Internal"), IsMetered: true, [], ["global::System.TimeoutException"]), operation.Signals);
    }

    [Theory]
    [InlineData("Operation")]
    [InlineData("Operation()")]
    [InlineData("Operation(5)")]
    [InlineData("Operation(Missing)")]
    [InlineData("""Operation("a", Expected = null)""")]
    [InlineData("""Operation("a", Expected = [typeof(Missing)])""")]
    [InlineData("Metered(Buckets = null)")]
    [InlineData("Metered(Buckets = [\"a\"])")]
    [InlineData("Metered(Buckets = Missing)")]
    [InlineData("Metered(Buckets = [1, .])")]
    [InlineData("Traced(Kind = 5)")]
    [InlineData("Traced(Kind = Missing.Server)")]
    public void Argument_HalfTyped_IsLeftToTheCompiler(string attribute)
    {
        string source = $$"""class C { [Traced, {{attribute}}] public void M() { } }""";
        Assert.Empty(Parsed.Problems(source));
        Assert.Equal("Internal", Parsed.Operation(source).Signals.Span?.Kind);
    }
}
