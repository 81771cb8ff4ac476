using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0009, IG0011, IG0012 and IG5004.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public Task Name_ThatCannotBeUsed_Fires() => Verify("""
        class Orders
        {
            const string Blank = "  ";
            [Traced, Operation({|IG0009:""|})] void Empty() { }
            [Traced, Operation({|IG0009:Blank|})] void Spaces() { }
            [Traced, Operation({|IG0009:null!|})] void Null() { }
            [Traced, Operation({|IG0009:"a\nb"|})] void Line() { }
            [Traced, Operation({|IG0009:" order"|})] void Leading() { }
            [Traced, Operation(name: {|IG0009:"order\t"|})] void Trailing() { }
            [Traced, Operation({|IG0009:"\0"|}, Expected = [])] void Nul() { }
        }
        """);

    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 1)]
    public async Task Name_OfALength_FiresAboveTheLongest(int length, int count)
    {
        var found = await Report($"class Orders {{ [Traced, Operation(\"{new string('a', length)}\")] void Run() {{ }} }}");
        Assert.Equal(count, found.Count(static one => one.Id == RuleIds.OperationName));
    }

    [Fact]
    public Task Name_OfAnyScript_IsSilent() => Verify("""
        class Orders
        {
            [Traced, Operation("order.place")] void First() { }
            [Traced, Operation("Bestellung aufgeben")] void Second() { }
            [Traced, Operation("注文")] void Third() { }
            [Traced, Operation(nameof(Fourth))] void Fourth() { }
        }
        """);

    [Fact]
    public Task Buckets_ThatCannotBeUsed_FireAtTheBound() => Verify("""
        class Orders
        {
            [Metered(Buckets = [{|IG0011:0|}, 1])] void Zero() { }
            [Metered(Buckets = [1, {|IG0011:-1|}])] void Negative() { }
            [Metered(Buckets = new[] { 1.0, {|IG0011:1.0|} })] void Equal() { }
            [Metered(Buckets = new double[] { 2, {|IG0011:1|} })] void Descending() { }
            [Metered(Buckets = [1, {|IG0011:double.NaN|}])] void NotANumber() { }
            [Metered(Buckets = [1, {|IG0011:double.PositiveInfinity|}])] void Infinite() { }
        }
        [Metered(Buckets = [2, {|IG0011:1|}])] public class OfAType { public void First() { } public void Second() { } [Metered(Buckets = [1])] public void Own() { } }
        """);

    [Fact]
    public Task SamplingRatio_ThatCannotBeUsed_Fires() => Verify("""
        class Orders
        {
            const double Ten = 10;
            [Traced(SamplingRatio = {|IG5004:1.01|})] void More() { }
            [Traced(SamplingRatio = {|IG5004:-1|})] void Negative() { }
            [Traced(SamplingRatio = {|IG5004:Ten|})] void Percent() { }
            [Traced(SamplingRatio = {|IG5004:1e-17|})] void TooSmall() { }
            [Traced(SamplingRatio = {|IG5004:double.PositiveInfinity|})] void Infinite() { }
            [Traced(SamplingRatio = 0)] void None() { }
            [Traced(SamplingRatio = 1)] void All() { }
            [Traced(SamplingRatio = 0.1)] void Some() { }
            [Traced(SamplingRatio = double.NaN)] void Default() { }
        }
        [Traced(SamplingRatio = {|IG5004:2|})] public class OfAType { public void First() { } }
        """);

    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 1)]
    public async Task Buckets_OfANumber_FireAboveTheMost(int count, int found)
    {
        string bounds = string.Join(", ", Enumerable.Range(1, count));
        var all = await Report($"class Orders {{ [Metered(Buckets = [{bounds}])] void Run() {{ }} }}");
        Assert.Equal(found, all.Count(static one => one.Id == RuleIds.Buckets));
    }

    [Fact]
    public Task Buckets_ThatAreFine_AreSilent() => Verify("""
        class Orders
        {
            const double First = 0.001;
            [Metered(Buckets = [First, 0.5, 1, 1e9])] void Ascending() { }
            [Metered(Buckets = [])] void Empty() { }
            [Metered(Buckets = null!)] void Null() { }
        }
        """);

    [Fact]
    public Task Expected_ThatIsNoException_Fires() => Verify("""
        class Own<T> : Exception;
        class Orders
        {
            class Hidden : Exception;
            [Traced, Operation("a", Expected = [typeof(Exception), {|IG0012:typeof(string)|}])] void Text() { }
            [Traced, Operation("b", Expected = new[] { {|IG0012:typeof(IDisposable)|} })] void Interface() { }
            [Traced, Operation("c", Expected = new Type[] { {|IG0012:typeof(Own<>)|} })] void Open() { }
            [Traced, Operation("d", Expected = [{|IG0012:typeof(Hidden)|}, {|IG0012:typeof(int[])|}])] void Private() { }
            [Traced, Operation("e", Expected = [{|IG0012:typeof(Own<Hidden>)|}])] void Argument() { }
        }
        """);

    [Fact]
    public Task Expected_ThatIsAnException_IsSilent() => Verify("""
        class Own<T> : Exception;
        class Orders
        {
            [Traced, Operation("a", Expected = [typeof(Exception), typeof(Own<int>), typeof(OperationCanceledException)])] void Types() { }
            [Traced, Operation("b", Expected = [])] void Empty() { }
            [Traced, Operation("c", Expected = null!)] void Null() { }
            [Traced, Operation("d", Expected = [typeof(Exception), typeof(Exception)])] void Twice() { }
        }
        """);

    [Fact]
    public Task Arguments_OfAPartialMethod_FireOnce() => Verify("""
        partial class Orders
        {
            [Traced, Operation({|IG0009:""|})] public partial void Place();
            public partial void Place() { }
        }
        """);

    [Fact]
    public Task Arguments_HalfTyped_AreSilent() => Verify("""
        class Orders
        {
            [Traced, Operation] void First() { }
            [Traced, Operation(] void Second() { }
            [Traced, Operation(1)] void Third() { }
            [Traced, Operation(Missing)] void Fourth() { }
            [Traced, Operation("a", Expected = [typeof(Missing), typeof()])] void Fifth() { }
            [Traced, Operation("b", Expected = typeof(string))] void Sixth() { }
            [Metered(Buckets = [1, "x", Missing])] void Seventh() { }
            [Metered(Buckets = 1)] void Eighth() { }
            [Metered(Buckets = [..])] void Ninth() { }
            [Traced, Operation("c", Nothing = 1)] void Tenth() { }
        }
        """);
}
