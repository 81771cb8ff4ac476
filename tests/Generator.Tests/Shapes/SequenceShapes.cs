namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Iterators run in steps, while somebody enumerates what they returned: one span for each enumeration.</summary>
static class SequenceShapes
{
    public static readonly Shape[] All =
    [
        new("iterators of every return type", 6, """
            using System.Collections;
            static class Entry
            {
                public static async Task<string> Run()
                {
                    string all = string.Join(",", A()) + string.Join(",", B().Cast<int>());
                    using (var c = C()) while (c.MoveNext()) all += c.Current;
                    var d = D();
                    while (d.MoveNext()) all += d.Current;
                    await foreach (int n in E()) all += n;
                    await using (var f = F()) while (await f.MoveNextAsync()) all += f.Current;
                    return all;
                }
                [Traced] static IEnumerable<int> A() { yield return 1; yield return 2; }
                [Traced] static IEnumerable B() { yield return 3; yield return 4; }
                [Traced] static IEnumerator<int> C() { yield return 5; }
                [Traced] static IEnumerator D() { yield return 6; }
                [Traced] static async IAsyncEnumerable<int> E() { await Task.Yield(); yield return 7; await Task.Yield(); }
                [Traced] static async IAsyncEnumerator<int> F() { yield return 8; await Task.Yield(); yield return 9; }
            }
            """),
        new("iterators: none enumerated, one twice, one left early, one that fails", 5, """
            static class Entry
            {
                static string s_log = "";
                public static string Run()
                {
                    Numbers(9);
                    IEnumerable<int> twice = Numbers(2);
                    s_log += twice.Sum() + twice.Max();
                    foreach (int n in Numbers(5)) { s_log += n; if (n == 2) break; }
                    s_log += Numbers(4).First();
                    try { foreach (int n in Numbers(-1)) s_log += n; } catch (ArgumentException exception) { s_log += exception.ParamName; }
                    return s_log;
                }
                [Traced] static IEnumerable<int> Numbers(int count)
                {
                    if (count < 0) { yield return 0; throw new ArgumentException("", nameof(count)); }
                    try { for (int n = 1; n <= count; n++) yield return n; }
                    finally { s_log += "|"; }
                }
            }
            """),
        new("iterators of instances, structs, generic types and interfaces, private ones and extensions", 6, """
            static class Entry
            {
                public static string Run() =>
                    string.Concat(new Box<string>("a").Twice()) + string.Concat(new Slot(2).Up()) + string.Concat(((ISource)new Source()).Default()) + string.Concat(new Box<int>(3).Run()) + string.Concat("ab".Letters());
                [Traced] static IEnumerable<char> Letters(this string text) { foreach (char letter in text) yield return letter; }
            }
            class Box<T>(T item)
            {
                [Traced] public IEnumerable<T> Twice() { yield return item; yield return item; }
                [Traced] private IEnumerable<T> Hidden<U>(U other) where U : notnull { yield return item; }
                public IEnumerable<T> Run() => Hidden(1).Concat(Hidden("b"));
            }
            struct Slot(int count) { [Traced] public IEnumerable<int> Up() { for (int n = 0; n < count; n++) yield return n; } }
            interface ISource { [Traced] IEnumerable<int> Default() { yield return 5; } }
            class Source : ISource;
            """),
        new("async iterators: tokens, early exit, failure, finally blocks that wait", 4, """
            using System.Runtime.CompilerServices;
            static class Entry
            {
                static readonly List<string> s_log = [];
                public static async Task<string> Run()
                {
                    await foreach (int n in Count(2)) s_log.Add($"{n}");
                    await foreach (int n in Count(9)) if (n == 1) break;
                    try { await foreach (int n in Count(-1)) s_log.Add($"{n}"); } catch (InvalidOperationException exception) { s_log.Add(exception.Message); }
                    using var stop = new CancellationTokenSource();
                    try { await foreach (int n in Count(9).WithCancellation(stop.Token).ConfigureAwait(false)) stop.Cancel(); } catch (OperationCanceledException) { s_log.Add("stopped"); }
                    return string.Join(" ", s_log);
                }
                [Traced] static async IAsyncEnumerable<int> Count(int count, [EnumeratorCancellation] CancellationToken token = default)
                {
                    try
                    {
                        for (int n = 0; n < count; n++) { await Task.Yield(); token.ThrowIfCancellationRequested(); yield return n; }
                        if (count < 0) throw new InvalidOperationException("below");
                    }
                    finally { await Task.Yield(); s_log.Add("end"); }
                }
            }
            """),
        new("iterators that call each other and themselves", 7, """
            static class Entry
            {
                public static string Run() => string.Join(",", Tree(2));
                [Traced] static IEnumerable<int> Tree(int depth)
                {
                    if (depth > 0) foreach (int n in Tree(depth - 1)) yield return n;
                    yield return depth;
                    if (depth > 0) foreach (int n in Tree(depth - 1)) yield return n;
                }
            }
            """),
    ];
}
