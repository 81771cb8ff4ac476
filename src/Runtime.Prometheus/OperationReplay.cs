using System.Runtime.CompilerServices;
using Prometheus;

namespace InstrumentGen.Prometheus;

/// <summary>Brings a registry up to date with the cells before it is collected. A registry has one, whatever the number of hosts in the
/// process: cells belong to the process, and two replays would count every call twice.</summary>
sealed class OperationReplay : IDisposable
{
    static readonly ConditionalWeakTable<CollectorRegistry, OperationReplay> s_replays = [];

    readonly Lock _lock = new();
    readonly CollectorRegistry _registry;
    readonly Dictionary<(string Scope, string Operation, string Bounds), OperationSeries> _series = [];
    OperationReader? _reader;
    int _users;

    OperationReplay(CollectorRegistry registry)
    {
        _registry = registry;
        registry.AddBeforeCollectCallback(Replay);
    }

    /// <summary>The replay of a registry, in use until it is disposed of as often.</summary>
    internal static OperationReplay Acquire(CollectorRegistry registry)
    {
        OperationReplay replay = s_replays.GetValue(registry, static one => new OperationReplay(one));
        lock (replay._lock)
        {
            if (replay._users++ == 0) replay._reader = new OperationReader();
        }

        return replay;
    }

    /// <summary>Ends one use: the last one stops the replay, and what was replayed stays in the registry.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (--_users > 0) return;
            _reader?.Dispose();
            _reader = null;
        }
    }

    // prometheus-net runs this once for each concurrent scrape: one at a time, so that no difference is observed twice. A scrape that
    // waited finds little left to do.
    void Replay()
    {
        lock (_lock)
        {
            if (_reader is null) return;
            foreach (OperationSnapshot snapshot in _reader.Read()) SeriesOf(snapshot).Replay(snapshot);
        }
    }

    OperationSeries SeriesOf(OperationSnapshot snapshot)
    {
        var key = (snapshot.Scope, snapshot.Operation, string.Join(' ', snapshot.Duration.Bounds));
        if (!_series.TryGetValue(key, out OperationSeries? series))
        {
            series = new OperationSeries(_registry, snapshot);
            _series.Add(key, series);
        }

        return series;
    }
}
