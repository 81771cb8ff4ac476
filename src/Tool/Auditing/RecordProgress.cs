using System.Globalization;

namespace InstrumentGen.Tool.Auditing;

/// <summary>Tells how many records are done, once a second, from the second second on: short work says nothing.</summary>
sealed class RecordProgress(TextWriter error, TimeProvider time, string done) : IProgress<long>
{
    static readonly TimeSpan s_first = TimeSpan.FromSeconds(2);
    static readonly TimeSpan s_each = TimeSpan.FromSeconds(1);

    readonly long _start = time.GetTimestamp();
    TimeSpan _next = s_first;

    public void Report(long value)
    {
        TimeSpan elapsed = time.GetElapsedTime(_start);
        if (elapsed < _next) return;
        _next = elapsed + s_each;
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value:#,0} records {done}, {value / elapsed.TotalSeconds:#,0} a second"));
    }
}
