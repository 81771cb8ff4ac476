using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Which rule a record falls under.</summary>
public sealed class LogSamplingRuleTests
{
    public LogSamplingRuleTests() => Activity.Current = null;

    [Theory]
    [InlineData(null, "Shop", true)]
    [InlineData("", "Shop", true)]
    [InlineData("*", "Shop", true)]
    [InlineData("Shop", "Shop.Basket", true)]
    [InlineData("shop", "Shop.Basket", true)]
    [InlineData("Shop.Basket", "Shop", false)]
    [InlineData("Shop*", "Shopping", true)]
    [InlineData("*.Basket", "Shop.Basket", true)]
    [InlineData("*.Basket", "Shop.Basket.Items", false)]
    [InlineData("Shop.*.Items", "Shop.Basket.Items", true)]
    [InlineData("Shop.*.Items", "Store.Basket.Items", false)]
    public void Category_OfARule_IsReadAsThatOfAFilter(string? category, string record, bool isMeant)
    {
        LogSampler sampler = Sampler(new LogSamplingRule { Category = category, Ratio = 0 });
        Assert.Equal(!isMeant, sampler.Keeps(record, LogLevel.Debug));
        // By identity and by value.
        Assert.Equal(!isMeant, sampler.Keeps(new string(record.AsSpan()), LogLevel.Debug));
    }

    [Theory]
    [InlineData(LogLevel.Trace, true)]
    [InlineData(LogLevel.Debug, true)]
    [InlineData(LogLevel.Information, false)]
    public void MaxLevel_OfARule_IsTheHighestThatItMeans(LogLevel level, bool isMeant) =>
        Assert.Equal(!isMeant, Sampler(new LogSamplingRule { MaxLevel = LogLevel.Debug, Ratio = 0 }).Keeps("Shop", level));

    [Fact]
    public void Rules_ForOneRecord_TheNearestCounts()
    {
        LogSampler sampler = Sampler(
            new LogSamplingRule { Category = "Shop.Basket", Ratio = 0 },
            new LogSamplingRule { Category = "Shop", EventId = 7, Ratio = 1 },
            new LogSamplingRule { Category = "Shop", MaxLevel = LogLevel.Debug, Ratio = 0 },
            new LogSamplingRule { Category = "Shop", MaxLevel = LogLevel.Trace, Ratio = 1 },
            new LogSamplingRule { Category = "Shop", Ratio = 1 },
            new LogSamplingRule { Ratio = 0 },
            new LogSamplingRule { Category = "Store", Ratio = 0 },
            new LogSamplingRule { Category = "Store", Ratio = 1 });
        (string Category, LogLevel Level, int EventId, bool IsKept)[] cases =
        [
            ("Shop.Basket", LogLevel.Debug, 7, false), // the longer category, whatever the event
            ("Shop.Orders", LogLevel.Debug, 7, true), // the event, whatever the level
            ("Shop.Orders", LogLevel.Debug, 8, false), // the lower of the levels that reach so far
            ("Shop.Orders", LogLevel.Trace, 8, true),
            ("Shop.Orders", LogLevel.Information, 8, true),
            ("Other", LogLevel.Information, 8, false),
            ("Store", LogLevel.Information, 8, true), // the last of equals
        ];
        foreach ((string category, LogLevel level, int eventId, bool isKept) in cases)
            Assert.True(isKept == sampler.Keeps(category, level, eventId), $"{category} {level} {eventId}");
    }

    // More categories than the sampler keeps places for, each asked twice: one must not stand for another.
    [Fact]
    public void Categories_InGreatNumber_AreEachTheirOwn()
    {
        LogSampler sampler = Sampler(new LogSamplingRule { Category = "*.Odd", Ratio = 0 });
        string[] categories = [.. Enumerable.Range(0, 1_000).Select(static one => one % 2 == 0 ? $"{one}.Even" : $"{one}.Odd")];
        for (int time = 0; time < 2; time++)
            Assert.All(categories, category => Assert.Equal(category.EndsWith("Even", StringComparison.Ordinal), sampler.Keeps(category, LogLevel.Debug)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(1e-20)]
    public void Ratio_ThatIsNone_ThrowsAndChangesNothing(double ratio)
    {
        var rule = new LogSamplingRule { Ratio = 0.5 };
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(nameof(ratio), () => rule.Ratio = ratio);
        Assert.Equal(ratio, exception.ActualValue);
        Assert.Equal(0.5, rule.Ratio);
    }

    [Fact]
    public void Category_OfTwoWildcards_Throws() => Assert.Throws<ArgumentException>(static () => new LogSamplingRule { Category = "*.Shop.*" });

    static LogSampler Sampler(params LogSamplingRule[] rules)
    {
        var options = new LogSamplingOptions();
        foreach (LogSamplingRule rule in rules) options.Rules.Add(rule);
        return new LogSampler(options);
    }
}
