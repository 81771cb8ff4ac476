namespace InstrumentGen.Package.Tests;

/// <summary>The audit trail in an application that has nothing but the packages.</summary>
[Collection(nameof(PackageCollection))]
public sealed class AuditTests(PackageFixture package)
{
    [Fact]
    public async Task Trail_OfAConsumer_HoldsItsCallsAndIsIntact()
    {
        await package.PackAsync("src/Runtime.Audit/Runtime.Audit.csproj");
        string[] lines = [.. (await package.RunAsync("Audit", "run")).Split('\n').Select(static line => line.Trim())];
        Assert.Equal(
            ["mia refunds 12.5 of order/42", "record 1 order.refund Attempt mia order/42 amount=12.5", "record 2 order.refund Success mia order/42 amount=12.5", "intact True"],
            lines.Where(static line => line.StartsWith("mia ", StringComparison.Ordinal) || line.StartsWith("record ", StringComparison.Ordinal) || line.StartsWith("intact ", StringComparison.Ordinal)));
        if (OperatingSystem.IsWindows()) return;
        string trail = Path.Combine(package.Folder("Audit"), "trail");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(trail, "audit.db")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(trail));
    }
}
