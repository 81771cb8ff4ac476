using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>What methods return, and when their call has ended.</summary>
static class AsyncShapes
{
    public static readonly Shape[] All =
    [
        new("tasks of every kind, suspended, completed, failed and canceled", 9, """
            static class Entry
            {
                public static async Task<string> Run()
                {
                    await A(); int b = await B(); await C(); int d = await D(5); await E();
                    string text = $"{b}{d}";
                    foreach (Func<Task> failing in new Func<Task>[] { () => F(), () => G(default), () => H(new CancellationToken(true)).AsTask(), () => I() })
                    {
                        try { await failing(); } catch (Exception e) { text += e.GetType().Name; }
                    }
                    return text;
                }
                [Traced] static async Task A() => await Task.Yield();
                [Traced] static async Task<int> B() { await Task.Delay(1); return 1; }
                [Traced] static async ValueTask C() => await Task.Yield();
                [Traced] static ValueTask<int> D(int n) => new(n);
                [Traced] static Task E() => Task.CompletedTask;
                [Traced] static async Task F() { await Task.Yield(); throw new InvalidOperationException(); }
                [Traced] static Task G(CancellationToken a) => throw new NotSupportedException();
                [Traced] static ValueTask H(CancellationToken a) => ValueTask.FromCanceled(a);
                [Traced] static Task<int> I() => Task.FromException<int>(new ArgumentException());
            }
            """),
        new("what is thrown before a task exists is thrown at once", 1, """
            static class Entry
            {
                public static string Run()
                {
                    try { _ = A(-1); return "later"; } catch (ArgumentException) { return "at once"; }
                }
                [Traced] static Task<int> A(int n) => n < 0 ? throw new ArgumentException() : B(n);
                static async Task<int> B(int n) { await Task.Yield(); return n; }
            }
            """),
        new("several tokens, by value, by reference and nullable", 3, """
            static class Entry
            {
                public static async Task<int> Run() { var t = CancellationToken.None; return await A(t, default) + B(ref t, in t, out _) + C(null); }
                [Traced] static async Task<int> A(CancellationToken a, CancellationToken b) { await Task.Yield(); return 1; }
                [Traced] static int B(ref CancellationToken a, in CancellationToken b, out CancellationToken c) { c = a; return 2; }
                [Traced] static int C(CancellationToken? a) => 3;
            }
            """),
        new("iterators and async iterators", 3, """
            static class Entry
            {
                public static async Task<int> Run() { int sum = A().Sum(); await foreach (int n in B()) sum += n; var c = C(); while (c.MoveNext()) sum += c.Current; return sum; }
                [Traced] static IEnumerable<int> A() { yield return 1; }
                [Traced] static async IAsyncEnumerable<int> B() { await Task.Yield(); yield return 2; }
                [Traced] static IEnumerator<int> C() { yield return 3; }
            }
            """),
        new("methods that merely return a sequence", 2, """
            interface ISource { [Traced] IAsyncEnumerable<int> Many(); }
            class Source : ISource { public async IAsyncEnumerable<int> Many() { await Task.Yield(); yield return 2; } }
            static class Entry
            {
                public static async Task<int> Run() { int sum = A([1]).Sum(); await foreach (int n in ((ISource)new Source()).Many()) sum += n; return sum; }
                [Traced] static IEnumerable<int> A(List<int> items) => items.Select(n => n + 1);
            }
            """),
        new("other awaitables", 0, """
            using System.Runtime.CompilerServices;
            interface IAwaitable { TaskAwaiter GetAwaiter(); }
            interface IDerived : IAwaitable { }
            class Awaitable : IDerived { public TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter(); }
            class SubTask : Task { public SubTask() : base(() => { }) { Start(); } }
            static class Entry
            {
                public static async Task<int> Run()
                {
                    await A(); await B(); await C(); await D<Task>(Task.CompletedTask); await E(); await F(new Awaitable());
                    return 1;
                }
                [Traced] static Awaitable A() => new();
                [Traced] static YieldAwaitable B() => Task.Yield();
                [Traced] static ConfiguredTaskAwaitable C() => Task.CompletedTask.ConfigureAwait(false);
                [Traced] static T D<T>(T task) where T : Task => task;
                [Traced] static SubTask E() => new();
                [Traced] static IDerived F(Awaitable a) => a;
            }
            """, CustomAwaitable, CustomAwaitable, CustomAwaitable, CustomAwaitable, CustomAwaitable, CustomAwaitable),
        new("ref returns", 7, """
            static class Entry
            {
                static int s_n = 1;
                public static int Run()
                {
                    A() = 5;
                    ref readonly int b = ref B();
                    int[] many = [1, 2, 3];
                    Larger(ref many[0], ref many[1]) = 7;
                    var row = new Row([4, 5]);
                    row.At(1) += 2;
                    Hidden(many)++;
                    ref readonly long text = ref First<long>([8, 9]);
                    return b + many[0] + many[1] + many[2] + row.At(1) + (int)text;
                }
                [Traced] static ref int A() => ref s_n;
                [Traced] static ref readonly int B() => ref s_n;
                [Traced] static ref int Larger(ref int a, ref int b) => ref a > b ? ref a : ref b;
                [Traced] private static ref int Hidden(int[] many) => ref many[2];
                [Traced] static ref readonly T First<T>(ReadOnlySpan<T> items) => ref items[0];
            }
            readonly struct Row(int[] cells) { [Traced] public ref int At(int index) => ref cells[index]; }
            """),
        new("nullable, dynamic and tuple tasks", 4, """
            static class Entry
            {
                public static async Task<string> Run() => $"{await A()}{(await B()).X}{(await C()).Length}{D() is null}";
                [Traced] static Task<string?> A() => Task.FromResult<string?>(null);
                [Traced] static async Task<(int X, string? Y)> B() { await Task.Yield(); return (1, null); }
                [Traced] static async ValueTask<dynamic> C() { await Task.Yield(); return "abc"; }
                [Traced] static Task<int>? D() => null;
            }
            """),
    ];
}
