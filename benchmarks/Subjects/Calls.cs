using System.Runtime.CompilerServices;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>Loops around one call each. The method is kept from being inlined, as one that is worth instrumenting is.</summary>
static class Calls
{
    static int s_sink;

    public static void Direct(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += Plain.Add(call, sum);
        s_sink = sum;
    }

    public static void Woven(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += Annotated.Add(call, sum);
        s_sink = sum;
    }

    public static void WovenPartial(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += Annotated.AddPartial(call, sum);
        s_sink = sum;
    }

    public static void Metered(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += Annotated.Measure(call, sum);
        s_sink = sum;
    }

    public static void DirectValueTask(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += Plain.AddAsync(call, sum).GetAwaiter().GetResult();
        s_sink = sum;
    }

    public static void WovenValueTask(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += Annotated.AddAsync(call, sum).GetAwaiter().GetResult();
        s_sink = sum;
    }

    public static void DirectTask(int calls)
    {
        for (int call = 0; call < calls; call++) Plain.YieldAsync().GetAwaiter().GetResult();
    }

    public static void WovenTask(int calls)
    {
        for (int call = 0; call < calls; call++) Annotated.YieldAsync().GetAwaiter().GetResult();
    }
}

static class Plain
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int Add(int left, int right) => left + right;

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ValueTask<int> AddAsync(int left, int right) => new(left + right);

    internal static async Task YieldAsync() => await Task.Yield();
}

static partial class Annotated
{
    [Traced, Metered, Operation("gate.add")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int Add(int left, int right) => left + right;

    [Metered, Operation("gate.measure")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int Measure(int left, int right) => left + right;

    [Traced, Metered, Operation("gate.add.async")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ValueTask<int> AddAsync(int left, int right) => new(left + right);

    [Traced, Metered, Operation("gate.add.partial")]
    internal static partial int AddPartial(int left, int right);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int AddPartialCore(int left, int right) => left + right;

    [Traced, Metered, Operation("gate.wait")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Task WaitAsync(Task gate) => SuspendedByHand.Inner(gate);

    [Traced, Metered, Operation("gate.wait.pooled", Pooled = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ValueTask WaitPooledAsync(Task gate) => new(SuspendedByHand.Inner(gate));

    [Traced, Metered, Operation("gate.yield")]
    internal static async Task YieldAsync() => await Task.Yield();
}
