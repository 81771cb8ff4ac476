using System.Text;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A store that keeps records in memory, and fails or waits when it is told to.</summary>
sealed class AuditStoreRecorder : IAuditStore
{
    readonly Lock _lock = new();
    readonly List<string> _records = [];
    readonly List<int> _batches = [];
    readonly ManualResetEventSlim _open = new(true);
    readonly SemaphoreSlim _entered = new(0);
    volatile Exception? _failure;
    volatile bool _isDisposed;

    /// <summary>What appending throws.</summary>
    internal Exception? Failure
    {
        get => _failure;
        set => _failure = value;
    }

    internal bool IsDisposed => _isDisposed;

    internal Action? OnAppend { get; set; }

    public bool GrowsBatches { get; init; }

    /// <summary>The records, as text, in their order.</summary>
    internal IReadOnlyList<string> Texts
    {
        get
        {
            lock (_lock) return [.. _records];
        }
    }

    internal IReadOnlyList<AuditRecord> Records => [.. Texts.Select(static text => AuditRecord.Parse(Encoding.UTF8.GetBytes(text)))];

    /// <summary>How many records came at once.</summary>
    internal IReadOnlyList<int> Batches
    {
        get
        {
            lock (_lock) return [.. _batches];
        }
    }

    /// <summary>From now on appending waits.</summary>
    internal void Close() => _open.Reset();

    internal void Open() => _open.Set();

    /// <summary>Waits until appending has begun once more.</summary>
    internal void Entered() => Assert.True(_entered.Wait(Patience.Limit, TestContext.Current.CancellationToken), "Nothing was appended.");

    public void Append(AuditBatch batch)
    {
        _entered.Release();
        _open.Wait();
        OnAppend?.Invoke();
        if (_failure is { } failure) throw failure;
        lock (_lock)
        {
            for (int index = 0; index < batch.Count || batch.TryGrow(); index++) _records.Add(Encoding.UTF8.GetString(batch[index]));
            _batches.Add(batch.Count);
        }
    }

    public void Dispose() => _isDisposed = true;
}
