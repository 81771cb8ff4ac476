using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Calls in queries and expression trees: what is data stays what it is.</summary>
static class QueryShapes
{
    const string One = """

        static class Numbers
        {
            [Traced] public static int One() => 1;
            [Traced] public static bool Is(int n) => n == 1;
            [Traced] public static int Plus(this int n, int m) => n + m;
        }
        """;

    public static readonly Shape[] All =
    [
        new("queries over sequences", 5, """
            class Entry
            {
                public static string Run()
                {
                    int[] numbers = [1, 2];
                    var q = from a in numbers
                            let b = a.Plus(1)
                            where Numbers.Is(a)
                            orderby b
                            select b + Numbers.One();
                    return string.Join(",", q);
                }
            }
            """ + One),
        new("expression trees in a lambda", 1, """
            using System.Linq.Expressions;
            class Entry
            {
                public static string Run()
                {
                    Expression<Func<int>> tree = () => Numbers.One();
                    Expression<Func<Func<int>>> nested = () => () => Numbers.One();
                    LambdaExpression natural = (int n) => n.Plus(1);
                    Expression quoted = (int n) => Numbers.One();
                    return Numbers.One() + Show(tree.Body) + Show(((LambdaExpression)nested.Body).Body) + Show(natural.Body) + Show(((LambdaExpression)quoted).Body) + Tree(() => Numbers.Is(1));
                }
                static string Tree<T>(Expression<Func<T>> e) => Show(e.Body);
                static string Show(Expression e) => ((MethodCallExpression)e).Method.DeclaringType!.FullName + " ";
            }
            """ + One, ExpressionTree, ExpressionTree, ExpressionTree, ExpressionTree, ExpressionTree),
        new("queries over IQueryable: what runs here is woven, what is translated is not", 3, """
            using System.Linq.Expressions;
            class Entry
            {
                static IQueryable<int> Source(int n) => new[] { 1, 2, n }.AsQueryable();
                public static string Run()
                {
                    var q = from a in Source(Numbers.One())
                            join c in Source(Numbers.One()) on a equals c.Plus(0)
                            from d in Source(Numbers.One())
                            let b = a.Plus(1)
                            where Numbers.Is(a)
                            orderby b, Numbers.One()
                            group b by Numbers.One() into g
                            select g.Key.Plus(1);
                    var r = Source(Numbers.One()).Where(n => Numbers.Is(n)).Select(n => n);
                    var show = new Show();
                    show.Visit(q.Expression);
                    show.Visit(r.Expression);
                    return show.Text;
                }
                class Show : ExpressionVisitor
                {
                    public string Text = "";
                    protected override Expression VisitMethodCall(MethodCallExpression node)
                    {
                        Text += node.Method.DeclaringType + "." + node.Method.Name + " ";
                        return base.VisitMethodCall(node);
                    }
                }
            }
            """ + One,
            ExpressionTree, ExpressionTree, ExpressionTree, ExpressionTree, ExpressionTree, ExpressionTree, ExpressionTree, ExpressionTree),
    ];
}
