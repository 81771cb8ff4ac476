using System.Diagnostics;
using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>The records that the writer of a trail has taken for its store. The writer's thread alone uses it.</summary>
/// <remarks>Callers whose records were durable just now may come again at once. It waits a moment for as many beside those that came meanwhile, so that one transaction takes them all and not two
/// in turn. The moment is as long as the last transaction took, since a record that misses one waits for the next: of eight callers, 8.0 then share one, and 7.0 where it was 100 microseconds.
/// Where they do not come, it soon waits no more, and only tries now and then.</remarks>
sealed class AuditIntake(AuditQueue queue)
{
    const int Most = 1024;
    const int MostInVain = 6;

    // To wake eight callers takes 50 to 100 microseconds on two processors, and as much until they have come.
    static readonly TimeSpan s_leastMoment = TimeSpan.FromMicroseconds(250);

    // It is spent looking, as no sleep is so short.
    static readonly TimeSpan s_mostMoment = TimeSpan.FromMicroseconds(500);

    readonly List<ReadOnlyMemory<byte>> _records = [];
    TimeSpan _moment = s_leastMoment;
    long _completeAt;
    long _doneAt;
    int _inVain;
    int _batchesWithoutWaiting;

    internal ReadOnlySpan<ReadOnlyMemory<byte>> Records => CollectionsMarshal.AsSpan(_records);

    /// <summary>How many records it waits for; 0 where it does not wait.</summary>
    internal int Expected { get; private set; }

    bool IsWorthWaiting => !queue.IsClosed && Stopwatch.GetElapsedTime(_doneAt) < _moment;

    /// <summary>Waits for records.</summary>
    /// <returns>Whether there are any: not where the queue is closed and empty.</returns>
    internal bool Take()
    {
        _records.Clear();
        // To sleep, and be woken by the first of them, would cost a part of the moment.
        while (Expected > 0 && queue.IsEmpty && IsWorthWaiting) Thread.Yield();
        return queue.Take(_records, Most);
    }

    /// <summary>Takes those that came since, or come within the moment.</summary>
    /// <returns>Whether there are any.</returns>
    internal bool TryGrow()
    {
        while (!queue.TryTakeMore(_records, Most))
        {
            if (_records.Count >= Expected || !IsWorthWaiting)
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
        _moment = TimeSpan.FromTicks(Math.Clamp(transaction, s_leastMoment.Ticks, s_mostMoment.Ticks));
        Learn();
        Expected = queue.Done();
        if (_batchesWithoutWaiting > 0)
        {
            _batchesWithoutWaiting--;
            Expected = 0;
        }

        _doneAt = Stopwatch.GetTimestamp();
    }

    /// <summary>They could not be written: some of them come again.</summary>
    internal void Failed(Exception failure)
    {
        Expected = 0;
        queue.Failed(failure);
    }

    // Twice as many batches are not waited for each time that it was in vain: 0, 2, 6, up to 62.
    void Learn()
    {
        if (Expected == 0) return;
        _inVain = _records.Count >= Expected ? 0 : Math.Min(_inVain + 1, MostInVain);
        _batchesWithoutWaiting = _inVain == 0 ? 0 : (1 << _inVain) - 2;
    }
}
