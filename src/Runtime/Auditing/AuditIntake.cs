using System.Diagnostics;
using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>The records that the writer of a trail has taken for its store. The writer's thread alone uses it.</summary>
/// <remarks>Callers whose records were durable just now mostly come again at once. It waits a moment for as many beside those that came meanwhile, so that one transaction takes them all and not two
/// in turn. The moment is as long as the last transaction took, since a record that misses one waits for the next: of eight callers, 8.0 then share one, and 7.0 where it was 100 microseconds.</remarks>
sealed class AuditIntake(AuditQueue queue)
{
    const int Most = 1024;

    // To wake eight callers takes 110 microseconds on two processors, and 50 more until they have come.
    static readonly TimeSpan s_least = TimeSpan.FromMicroseconds(250);
    static readonly TimeSpan s_most = TimeSpan.FromMilliseconds(2);

    readonly List<ReadOnlyMemory<byte>> _records = [];
    TimeSpan _moment = s_least;
    int _expected;
    long _completeAt;
    long _doneAt;

    internal ReadOnlySpan<ReadOnlyMemory<byte>> Records => CollectionsMarshal.AsSpan(_records);

    bool IsWorthWaiting => !queue.IsClosed && Stopwatch.GetElapsedTime(_doneAt) < _moment;

    /// <summary>Waits for records.</summary>
    /// <returns>Whether there are any: not where the queue is closed and empty.</returns>
    internal bool Take()
    {
        _records.Clear();
        // To sleep, and be woken by the first of them, would cost a part of the moment.
        while (_expected > 0 && queue.IsEmpty && IsWorthWaiting) Thread.Yield();
        return queue.Take(_records, Most);
    }

    /// <summary>Takes those that came since, or come within the moment.</summary>
    /// <returns>Whether there are any.</returns>
    internal bool TryGrow()
    {
        while (!queue.TryTakeMore(_records, Most))
        {
            if (_records.Count >= _expected || !IsWorthWaiting)
            {
                _completeAt = Stopwatch.GetTimestamp();
                return false;
            }

            Thread.Yield();
        }

        return true;
    }

    /// <summary>All of them are durable.</summary>
    internal void Done()
    {
        long transaction = Stopwatch.GetElapsedTime(_completeAt).Ticks;
        _moment = TimeSpan.FromTicks(Math.Clamp(transaction, s_least.Ticks, s_most.Ticks));
        _expected = queue.Done();
        _doneAt = Stopwatch.GetTimestamp();
    }

    /// <summary>They could not be written: some of them come again.</summary>
    internal void Failed(Exception failure)
    {
        _expected = 0;
        queue.Failed(failure);
    }
}
