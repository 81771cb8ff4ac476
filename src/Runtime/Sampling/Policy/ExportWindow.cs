namespace InstrumentGen;

/// <summary>Lets a fixed number of items at most out of each window, without bias: those of the traces with the greatest randomness, a trace whole or not at all, and with
/// raised thresholds, so that what stays stands for what went.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>
/// <para>Bottom-k sampling with the threshold of what is left out (N. Duffield, C. Lund, M. Thorup: Priority sampling for estimation of arbitrary subset sums, 2007): with the greatest
/// randomness of those that went, each item that stays would have gone with less than one more, whatever the others; its probability follows. Memory is that of the
/// items that can still stay.</para>
/// <para>Items that go first are a stratum of their own and take the place of others; only where they alone are too many are some of them left out, by the same rule. A
/// trace that has more items in a window than may leave leaves none of them. Not safe for several threads.</para>
/// </remarks>
/// <example>
/// <code>
/// var window = new ExportWindow&lt;Activity&gt;(capacity: 1_000);
/// window.Add(span, SamplingRandomness.Of(span.TraceId), threshold, goesFirst: span.Status == ActivityStatusCode.Error);
/// long dropped = window.Close(static (span, threshold) => Export(span, threshold));
/// </code>
/// </example>
public sealed class ExportWindow<T>
{
    readonly ExportStratum<T> _first = new();
    readonly ExportStratum<T> _others = new();
    readonly int _capacity;

    /// <summary>Makes a window.</summary>
    /// <param name="capacity">How many items may leave.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    public ExportWindow(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _capacity = capacity;
    }

    /// <summary>How many items would leave now.</summary>
    public int Count => _first.Count + _others.Count;

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="randomness">That of its trace.</param>
    /// <param name="threshold">What it was kept by so far; <see langword="null"/> where that is not known, which it then stays.</param>
    /// <param name="goesFirst">Whether it leaves before those that do not.</param>
    public void Add(T item, SamplingRandomness randomness, SamplingThreshold? threshold, bool goesFirst)
    {
        (goesFirst ? _first : _others).Add(item, randomness.Value, threshold);
        _first.ShrinkTo(_capacity);
        _others.ShrinkTo(_capacity - _first.Count);
    }

    /// <summary>Ends the window and begins the next.</summary>
    /// <param name="leave">Is given each item that leaves, with the threshold that it then has.</param>
    /// <returns>How many items went.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="leave"/> is <see langword="null"/>.</exception>
    public long Close(Action<T, SamplingThreshold?> leave)
    {
        ArgumentNullException.ThrowIfNull(leave);
        return _first.Close(leave) + _others.Close(leave);
    }
}
