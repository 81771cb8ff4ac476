namespace Shop.Tests;

/// <summary>A clock whose hands a test moves; timers run on real time.</summary>
sealed class ManualClock : TimeProvider
{
    DateTimeOffset _now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
