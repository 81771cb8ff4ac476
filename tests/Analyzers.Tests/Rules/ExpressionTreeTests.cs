using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0004.</summary>
public sealed class ExpressionTreeTests
{
    [Fact]
    public Task ExpressionTree_WithACall_Fires() => Verify("""
        using System.Linq.Expressions;
        class Orders
        {
            [Traced] public static int Price(int n) => n;
            Expression<Func<int, int>> Lambda() => n => {|IG0004:Price|}(n) + 1;
            Expression<Func<Func<int>>> Nested() => () => () => {|IG0004:Price|}(1);
            IQueryable<int> Fluent(IQueryable<int> all) => all.Where(n => {|IG0004:Price|}(n) > 1);
            IQueryable<int> Query(IQueryable<int> all) => from n in all where {|IG0004:Price|}(n) > 1 orderby {|IG0004:Price|}(n) select {|IG0004:Price|}(n);
        }
        """);

    [Fact]
    public Task ExpressionTree_Beside_IsSilent() => Verify("""
        using System.Linq.Expressions;
        class Orders
        {
            [Traced] public static int Price(int n) => n;
            IEnumerable<int> Objects(IEnumerable<int> all) => from n in all where Price(n) > 1 select Price(n);
            IQueryable<int> Argument(IQueryable<int> all) => all.Take(Price(1));
            IQueryable<int> Source(IQueryable<int> all) => from n in all.Take(Price(1)) select n;
            Expression<Func<int, string>> Name() => n => nameof(Price);
            Func<int, int> Compiled(Expression<Func<int, int>> tree) => n => tree.Compile()(Price(n));
        }
        """);

    [Fact]
    public Task ExpressionTree_WithAMethodGroup_FiresAsOneUse() => Verify("""
        using System.Linq.Expressions;
        class Orders
        {
            [Traced] public static int Price(int n) => n;
            Expression<Func<Func<int, int>>> Group() => () => {|IG0002:Price|};
        }
        """);

    [Fact]
    public Task ExpressionTree_HalfTyped_IsSilent() => Verify("""
        using System.Linq.Expressions;
        class Orders
        {
            [Traced] public static int Price(int n) => n;
            Expression<Func<int, int>> Lambda() => n => Pri
            IQueryable<int> Query(IQueryable<int> all) => from n in all where select Missing(n);
        }
        """);
}
