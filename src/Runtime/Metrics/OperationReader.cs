using System.Collections.ObjectModel;

namespace InstrumentGen;

/// <summary>Reads the RED metrics of every operation of the process. Cells are kept while at least one reader lives: without one, and
/// without a listener, an instrumented call costs one branch.</summary>
/// <remarks>Figures are cumulative over the life of the process and shared by all readers: disposing a reader stops the counting when it
/// was the last, and loses nothing. Safe to use from several threads.</remarks>
/// <example>
/// <code>
/// using var reader = new OperationReader();
/// ...
/// foreach (OperationSnapshot operation in reader.Read())
/// {
///     Console.WriteLine($"{operation.Operation}: {operation.Count} calls, p95 {operation.Duration.Quantile(0.95):0.000} s");
/// }
/// </code>
/// </example>
public sealed class OperationReader : IDisposable
{
    static int s_alive;
    int _disposed;

    /// <summary>Starts to keep RED cells, unless another reader already did.</summary>
    public OperationReader() => Interlocked.Increment(ref s_alive);

    /// <summary>Whether any reader lives.</summary>
    internal static bool AnyAlive => Volatile.Read(ref s_alive) != 0;

    /// <summary>The metered operations that have been called at least once since the process started, ordered by scope and name.</summary>
    /// <returns>One snapshot per operation.</returns>
    /// <exception cref="ObjectDisposedException">The reader has been disposed.</exception>
    public ReadOnlyCollection<OperationSnapshot> Read() => Read(isByVersion: false);

    /// <summary>As <see cref="Read()"/>, and operations of two versions of one assembly apart, as their meters are.</summary>
    internal ReadOnlyCollection<OperationSnapshot> Read(bool isByVersion)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        // Overloads share a name, and so do the probes that two assemblies hold for one library method: their cells add up. Bounds that
        // differ cannot be added, so they part.
        var operations = new Dictionary<(string Scope, string? Version, string Operation, DurationBuckets Buckets), OperationAccumulator>();
        foreach (OperationProbe probe in InstrumentationScope.Probes())
        {
            if (probe.Cells is not { } cells) continue;
            var key = (probe.Scope.Name, isByVersion ? probe.Scope.Version : null, probe.Name, cells.Buckets);
            if (!operations.TryGetValue(key, out OperationAccumulator? accumulator))
            {
                accumulator = new OperationAccumulator(probe.Scope, probe.Name, cells.Buckets);
                operations.Add(key, accumulator);
            }

            cells.ReadInto(accumulator);
        }

        return operations.Values
            .Select(static accumulator => accumulator.ToSnapshot())
            .Where(static snapshot => snapshot.Count + snapshot.Active > 0)
            .OrderBy(static snapshot => snapshot.Scope, StringComparer.Ordinal)
            .ThenBy(static snapshot => snapshot.Operation, StringComparer.Ordinal)
            .ToArray()
            .AsReadOnly();
    }

    /// <summary>Stops to keep RED cells, unless another reader lives. What was counted stays.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) Interlocked.Decrement(ref s_alive);
    }
}
