namespace InstrumentGen;

/// <summary>A bell for every system.</summary>
sealed class MonitorBell : AuditBell
{
    // The longest that a monitor takes.
    static readonly TimeSpan s_most = TimeSpan.FromMilliseconds(int.MaxValue);

    readonly object _gate = new();
    int _strokes;

    internal override int Strokes => Volatile.Read(ref _strokes);

    internal override void Ring()
    {
        lock (_gate)
        {
            _strokes++;
            Monitor.PulseAll(_gate);
        }
    }

    internal override void Await(int strokes, TimeSpan timeout)
    {
        lock (_gate)
        {
            if (_strokes == strokes) Monitor.Wait(_gate, timeout < s_most ? timeout : s_most);
        }
    }
}
