using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static InstrumentGen.Runtime.Tests.TraceAtHand;

namespace InstrumentGen.Runtime.Tests;

/// <summary>The sampler as the filter of every provider.</summary>
[Collection(ProcessWide.Name)]
public sealed class AddLogSamplingTests : IDisposable
{
    const string Rule = "InstrumentGen:Sampling:Logs:Rules:0";

    readonly LogRecorder _logs = new();
    readonly List<IDisposable> _owned = [];

    public AddLogSamplingTests() => Activity.Current = null;

    public void Dispose()
    {
        Activity.Current = null;
        _owned.ForEach(static one => one.Dispose());
    }

    [Fact]
    public void AddLogSampling_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>("builder", static () => default(InstrumentGenBuilder)!.AddLogSampling());
        Assert.Throws<ArgumentNullException>("builder", static () => default(ILoggingBuilder)!.AddLogSampling());
    }

    [Theory]
    [InlineData(true, "debug information warning error")]
    [InlineData(false, "warning error")]
    public void Records_OfATrace_ReachAnyProviderWhereItIsKept(bool isKept, string expected)
    {
        ILogger logger = Services(static builder => builder.AddLogSampling()).Logger("Shop");
        using (Begin(Above, isKept)) LogAll(logger);
        Assert.Equal(expected, Messages());
    }

    // Whoever asks first makes nothing of a record that is dropped.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Logger_InADroppedTrace_IsNotEnabledBelowWarning(bool isKept)
    {
        ILogger logger = Services(static builder => builder.AddLogSampling()).Logger("Shop");
        using Activity trace = Begin(Above, isKept);
        Assert.Equal((isKept, true), (logger.IsEnabled(LogLevel.Information), logger.IsEnabled(LogLevel.Warning)));
    }

    [Fact]
    public void Rule_OfARatio_KeepsWholeTracesForAnyProvider()
    {
        ILogger logger = Services(static builder => builder.AddLogSampling(static options => options.Rules.Add(new() { Category = "Shop", Ratio = 0.5 }))).Logger("Shop.Basket");
        List<string> expected = [];
        foreach (ActivityTraceId id in Ids(4, 200))
        {
            using Activity trace = Begin(id);
            logger.LogInformation("begin {Id}", id);
            logger.LogDebug("end {Id}", id);
            if (id.ToHexString()[18] >= '8') expected.AddRange([$"begin {id}", $"end {id}"]);
        }

        Assert.Equal(expected, _logs.Entries.Select(static entry => entry.Message));
    }

    [Fact]
    public void Filters_OfTheApplication_StayWhatTheyAre()
    {
        var quiet = new QuietRecorder();
        ServiceProvider services = Services(
            static builder => builder.AddLogSampling(),
            logging => logging.AddProvider(quiet).SetMinimumLevel(LogLevel.Debug)
                .AddFilter("Loud", LogLevel.Trace)
                .AddFilter("Odd", static level => level != LogLevel.Information)
                .AddFilter<QuietRecorder>("Loud", LogLevel.Error));
        using (Begin(Above))
        {
            foreach (string category in (string[])["Loud", "Odd", "Other"])
            {
                foreach (LogLevel level in (LogLevel[])[LogLevel.Trace, LogLevel.Debug, LogLevel.Information, LogLevel.Error]) services.Logger(category).Log(level, "{Category} {Level}", category, level);
            }
        }

        Assert.Equal(
            ["Loud Trace", "Loud Debug", "Loud Information", "Loud Error", "Odd Trace", "Odd Debug", "Odd Error", "Other Debug", "Other Information", "Other Error"],
            _logs.Entries.Select(static entry => entry.Message));
        Assert.Equal(["Loud Error", "Odd Trace", "Odd Debug", "Odd Error", "Other Debug", "Other Information", "Other Error"], quiet.Messages);
        using (Begin(Above, isKept: false)) services.Logger("Odd").LogDebug("dropped");
        using (Begin(Above, isKept: false)) services.Logger("Loud").LogDebug("dropped");
        Assert.DoesNotContain(_logs.Entries, static entry => entry.Message == "dropped");
    }

    [Fact]
    public void Levels_ThatAreReloaded_KeepTheSampler()
    {
        (ServiceProvider services, IConfigurationRoot configuration) = Configured(new() { ["Logging:LogLevel:Default"] = "Information" }, static (builder, configuration) => builder.AddConfiguration(configuration.GetSection("Logging")));
        ILogger logger = services.Logger("Shop");
        using (Begin(Above)) LogAll(logger);
        Assert.Equal("information warning error", Messages());
        configuration["Logging:LogLevel:Default"] = "Debug";
        configuration.Reload();
        using (Begin(Above)) LogAll(logger);
        using (Begin(Above, isKept: false)) LogAll(logger);
        Assert.Equal("information warning error debug information warning error warning error", Messages());
    }

    [Fact]
    public void Section_OfTheConfiguration_IsReadAndReadAgain()
    {
        (ServiceProvider services, IConfigurationRoot configuration) = Configured(new()
        {
            ["InstrumentGen:Sampling:Logs:FollowsTrace"] = "false",
            ["InstrumentGen:Sampling:Logs:Rules:0:Category"] = "Shop.*",
            ["InstrumentGen:Sampling:Logs:Rules:0:MaxLevel"] = "debug",
            ["InstrumentGen:Sampling:Logs:Rules:0:Ratio"] = "0.0",
            ["InstrumentGen:Sampling:Logs:Rules:1:EventId"] = "7",
            ["InstrumentGen:Sampling:Logs:Rules:1:Category"] = "Store",
            ["InstrumentGen:Sampling:Logs:Rules:1:Ratio"] = "0",
        });
        ILogger logger = services.Logger("Shop.Basket");
        using (Begin(Above, isKept: false)) LogAll(logger);
        Assert.Equal("information warning error", Messages());
        Assert.False(services.GetRequiredService<LogSampler>().Keeps("Store", LogLevel.Information, 7));
        Assert.True(services.GetRequiredService<LogSampler>().Keeps("Store", LogLevel.Information, 8));

        configuration["InstrumentGen:Sampling:Logs:Rules:0:MaxLevel"] = "Information";
        configuration.Reload();
        using (Begin(Above, isKept: false)) LogAll(logger);
        Assert.Equal("information warning error warning error", Messages());
    }

    [Fact]
    public void Section_ThatBecomesWrong_LeavesTheLastThatWasRight()
    {
        using var failures = new FailureRecorder();
        (ServiceProvider services, IConfigurationRoot configuration) = Configured(new() { ["InstrumentGen:Sampling:Logs:Rules:0:Ratio"] = "0" });
        var sampler = services.GetRequiredService<LogSampler>();
        Assert.False(sampler.Keeps("Shop", LogLevel.Information));
        configuration["InstrumentGen:Sampling:Logs:Rules:0:Ratio"] = "1.5";
        configuration.Reload();
        Assert.False(sampler.Keeps("Shop", LogLevel.Information));
        Assert.True(failures.Count > 0);
        configuration["InstrumentGen:Sampling:Logs:Rules:0:Ratio"] = "1";
        configuration.Reload();
        Assert.True(sampler.Keeps("Shop", LogLevel.Information));
    }

    [Theory]
    [InlineData("Ratio", "1.5", typeof(ArgumentOutOfRangeException), "InstrumentGen:Sampling:Logs:Rules:0:Ratio")]
    [InlineData("Ratio", "NaN", typeof(ArgumentOutOfRangeException), "InstrumentGen:Sampling:Logs:Rules:0:Ratio")]
    [InlineData("Ratio", "half", typeof(InvalidOperationException), "InstrumentGen:Sampling:Logs:Rules:0:Ratio is 'half'")]
    [InlineData("Ratio", "", typeof(InvalidOperationException), "InstrumentGen:Sampling:Logs:Rules:0 has no Ratio")]
    [InlineData("MaxLevel", "loud", typeof(InvalidOperationException), "InstrumentGen:Sampling:Logs:Rules:0:MaxLevel is 'loud'")]
    [InlineData("EventId", "first", typeof(InvalidOperationException), "InstrumentGen:Sampling:Logs:Rules:0:EventId is 'first'")]
    [InlineData("Category", "*.*", typeof(ArgumentException), "*.*")]
    public void Section_ThatIsWrong_KeepsTheHostFromStarting(string name, string value, Type type, string text)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [$"{Rule}:Ratio"] = "0.5", [$"{Rule}:{name}"] = value });
        builder.Services.AddInstrumentGen().AddLogSampling();
        Exception exception = Assert.Throws(type, () => builder.Build().Start());
        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_BehindTheSection_Wins()
    {
        (ServiceProvider services, _) = Configured(
            new() { ["InstrumentGen:Sampling:Logs:Rules:0:Ratio"] = "0" },
            static (builder, _) => builder.AddLogSampling(static options => options.Rules.Add(new() { Ratio = 1 })));
        Assert.True(services.GetRequiredService<LogSampler>().Keeps("Shop", LogLevel.Information));
    }

    [Fact]
    public void AddLogSampling_Twice_FiltersOnce()
    {
        ServiceProvider services = Services(static builder => builder.AddLogSampling().AddLogSampling(static options => options.Rules.Add(new() { Category = "Shop", Ratio = 0 })));
        Assert.Single(services.GetServices<Microsoft.Extensions.Options.IPostConfigureOptions<LoggerFilterOptions>>());
        LogAll(services.Logger("Shop"));
        LogAll(services.Logger("Other"));
        Assert.Equal("warning error debug information warning error", Messages());
    }

    [Fact]
    public void Application_WithoutAddLogSampling_IsNotSampled()
    {
        ServiceProvider services = Services(static _ => { });
        using (Begin(Above, isKept: false)) LogAll(services.Logger("Shop"));
        Assert.Equal("debug information warning error", Messages());
        Assert.Null(services.GetService<LogSampler>());
    }

    // A filter that drew would draw at IsEnabled and again at Log, and keep the square of the ratio.
    [Fact]
    public void Records_OfNoTrace_ReachOtherProvidersAll()
    {
        ILogger logger = Services(static builder => builder.AddLogSampling(static options => options.Rules.Add(new() { Ratio = 0.5 }))).Logger("Shop");
        for (int record = 0; record < 100; record++)
        {
            Assert.True(logger.IsEnabled(LogLevel.Debug));
            logger.LogDebug("one");
        }

        Assert.Equal(100, _logs.Entries.Count);
    }

    ServiceProvider Services(Action<InstrumentGenBuilder> add, Action<ILoggingBuilder>? logging = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(builder => builder.AddProvider(_logs).SetMinimumLevel(LogLevel.Debug));
        if (logging is not null) services.AddLogging(logging);
        add(services.AddInstrumentGen());
        ServiceProvider provider = services.BuildServiceProvider();
        _owned.Add(provider);
        return provider;
    }

    (ServiceProvider, IConfigurationRoot) Configured(Dictionary<string, string?> values, Action<ILoggingBuilder, IConfigurationRoot>? logging = null)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        ServiceProvider services = Services(
            builder => builder.AddLogSampling().Services.AddSingleton<IConfiguration>(configuration),
            builder => logging?.Invoke(builder, configuration));
        return (services, configuration);
    }

    static void LogAll(ILogger logger)
    {
        logger.LogDebug("debug");
        logger.LogInformation("information");
        logger.LogWarning("warning");
        logger.LogError("error");
    }

    string Messages() => string.Join(' ', _logs.Entries.Select(static entry => entry.Message));

    sealed class QuietRecorder : ILoggerProvider
    {
        readonly LogRecorder _logs = new();

        internal IEnumerable<string> Messages => _logs.Entries.Select(static entry => entry.Message);

        public ILogger CreateLogger(string categoryName) => _logs.CreateLogger(categoryName);

        public void Dispose() => _logs.Dispose();
    }
}
