using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

public sealed class LoggingBuilderTests
{
    [Theory]
    [InlineData("EcsJson")]
    [InlineData("OtelJson")]
    [InlineData("CompactJson")]
    [InlineData("CompactConsole")]
    public void Filter_ByAlias_Works(string alias)
    {
        Dictionary<string, LineSink> sinks = new() { ["EcsJson"] = new(), ["OtelJson"] = new(), ["CompactJson"] = new(), ["CompactConsole"] = new() };
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Information",
            [$"Logging:{alias}:LogLevel:Default"] = "Warning",
            [$"Logging:{alias}:LogLevel:Shop"] = "Debug",
        });
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddEcsJson(options => options.Sink = sinks["EcsJson"])
            .AddOtelJson(options => options.Sink = sinks["OtelJson"])
            .AddCompactJson(options => options.Sink = sinks["CompactJson"])
            .AddCompactConsole(options => options.Sink = sinks["CompactConsole"]);
        using (IHost host = builder.Build())
        {
            var loggers = host.Services.GetRequiredService<ILoggerFactory>();
            loggers.CreateLogger("Other").LogInformation("a");
            loggers.CreateLogger("Shop.Ordering").LogDebug("b");
        }

        foreach ((string name, LineSink sink) in sinks)
        {
            Assert.Contains(name == alias ? "b" : "a", Assert.Single(sink.Lines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AddEcsJson_ToAFile_WritesIt()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "logs", "shop.json");
        try
        {
            using (ServiceProvider services = new ServiceCollection()
                .AddLogging(builder => builder.AddEcsJson(options => options.File = new LogFileOptions { Path = path })).BuildServiceProvider())
            {
                LogEvents.Write(services.GetRequiredService<ILogger<LoggingBuilderTests>>(), LogLevel.Information, new Placed(1, "Ann", 2));
            }

            Assert.Equal("Order 1 of Ann placed for 2", EcsRules.Check(Assert.Single(File.ReadAllLines(path))).GetProperty("message").GetString());
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(path))!, true);
        }
    }

    [Fact]
    public void Service_NotNamed_IsTheEntryAssembly()
    {
        using LogRig logs = LogRig.Ecs(static options => (options.ServiceName, options.ServiceVersion) = (null, null));
        logs.Log(new AdHoc());
        var root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.Equal(System.Reflection.Assembly.GetEntryAssembly()!.GetName().Name, root.GetProperty("service.name").GetString());
        Assert.False(root.TryGetProperty("event.dataset", out _));
    }

    [Fact]
    public void Add_WithoutBuilder_Throws()
    {
        Assert.Throws<ArgumentNullException>(static () => ((ILoggingBuilder)null!).AddEcsJson());
        Assert.Throws<ArgumentNullException>(static () => ((ILoggingBuilder)null!).AddOtelJson());
        Assert.Throws<ArgumentNullException>(static () => ((ILoggingBuilder)null!).AddCompactJson());
        Assert.Throws<ArgumentNullException>(static () => ((ILoggingBuilder)null!).AddCompactConsole());
    }

    [Fact]
    public void Loggers_OfOneCategory_AreOne()
    {
        using var provider = new EcsJsonProvider(new EcsJsonOptions { Sink = new NullSink() });
        Assert.Same(provider.CreateLogger("a"), provider.CreateLogger("a"));
        Assert.NotSame(provider.CreateLogger("a"), provider.CreateLogger("b"));
    }

    [Fact]
    public void Lines_OfManyThreads_AreAllWholeAndThere()
    {
        using LogRig logs = LogRig.Ecs(static options => options.Queue.Capacity = 256 * 1024 * 1024);
        Parallel.For(0, 20_000, index => logs.Log(new Placed(index, new string('x', index % 100), index)));
        Assert.Equal(
            Enumerable.Range(0, 20_000),
            logs.End().Select(static line => EcsRules.Check(line).GetProperty("labels").GetProperty("OrderId").GetInt32()).Order());
    }
}
