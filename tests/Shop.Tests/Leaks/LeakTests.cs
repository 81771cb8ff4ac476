using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace Shop.Tests.Leaks;

/// <summary>A client puts card numbers, an e-mail address and a token everywhere; all that the shop emits is searched for them. The audit trail in force is the process's, so no
/// other shop runs meanwhile: it would get the records.</summary>
[Collection(nameof(AuditTests))]
public class LeakTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Shop_UnderAttack_LeaksNothingIntoLogMetricsSpansDatabaseTrailAndAnswers(string environment)
    {
        using var run = new LeakRun();
        using var spans = new RecordedSpans();
        await using (WebApplication app = ShopApplication.Create(
            [.. run.Arguments, $"--environment={environment}", "--Logging:CompactConsole:LogLevel:Default=None"]))
        {
            await app.StartAsync(Token);
            await run.AttackAsync(new Uri(app.Urls.Single()));
            await app.StopAsync(Token);
        }

        run.AddFiles("after the shop has ended");
        run.Add("the spans", spans.Text);

        AssertIsAllThere(run);
        run.AssertNothingLeaked();
    }

    [Fact]
    public async Task Shop_UnderAttackAsAProcess_LeaksNothingIntoItsConsole()
    {
        using var run = new LeakRun();
        using (var shop = new ShopProcess(run.Arguments))
        {
            string order = await run.AttackAsync(await shop.AddressAsync());
            await shop.PrintsAsync($"Order {order} of 1 lines placed");
            run.Add("the console", shop.Printed);
        }

        string console = run.Output("the console");
        Assert.Contains("Card [redacted] declined for order ", console, StringComparison.Ordinal);
        Assert.Contains("no such table: Products", console, StringComparison.Ordinal);
        run.AssertNothingLeaked();
    }

    // Where nothing is emitted, nothing leaks.
    static void AssertIsAllThere(LeakRun run)
    {
        JsonElement[] log = [.. run.Output("logs/shop.json").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
        JsonElement declined = log.First(static line => ActionOf(line) == "CardDeclined");
        Assert.Equal("[redacted]", declined.GetProperty("labels").GetProperty("Card").GetString());
        Assert.Superset(
            (HashSet<string>)["OrderPlaced", "OrderCancelled", "CardDeclined", "PaymentUncertain"],
            log.Select(ActionOf).OfType<string>().ToHashSet());
        Assert.Contains(log, static line => line.TryGetProperty("error.message", out JsonElement message) && message.GetString()!.Contains("no such table", StringComparison.Ordinal));

        Assert.Contains("order.place", run.Output("the spans"), StringComparison.Ordinal);
        Assert.Contains("Microsoft.AspNetCore", run.Output("the spans"), StringComparison.Ordinal);
        Assert.Contains("operation_duration_seconds_count", run.Output("the metrics"), StringComparison.Ordinal);
        Assert.Contains("order.cancel", run.Output("trail.db"), StringComparison.Ordinal);
        Assert.Contains("beans-filter", run.Output("shop.db"), StringComparison.Ordinal);
    }

    static string? ActionOf(JsonElement line) =>
        line.TryGetProperty("event.action", out JsonElement action) ? action.GetString() : null;
}
