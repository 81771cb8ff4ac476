namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>Processes that end and do not dispose of their trail: what was queued is written all the same, but for a kill.</summary>
public sealed class EndTests
{
    internal const int Count = 500;

    [Theory]
    [InlineData("return")]
    [InlineData("exit")]
    [InlineData("exception")]
    public void End_OfAProcess_WritesWhatWaits(string way)
    {
        using var trail = new Trail();
        using var child = new AuditingChild("leave", trail.Path, way);
        child.WaitForExit();
        Assert.Equal(Records.Numbered(Count), trail.Read());
        Assert.True(trail.Verify().IsIntact);
    }

    [Fact]
    public void Signal_ThatEndsAProcess_WritesWhatWaits()
    {
        if (OperatingSystem.IsWindows()) return;
        using var trail = new Trail();
        using var child = new AuditingChild("leave", trail.Path, "signal");
        Assert.Equal("left", child.ReadLine());
        child.Terminate();
        child.WaitForExit();
        Assert.Equal(Records.Numbered(Count), trail.Read());
    }
}
