using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Lines cost no memory, on any thread, once the code is compiled.</summary>
[Collection(ProcessWide.Name)]
public sealed class LogAllocationTests : IDisposable
{
    const int Lines = 10_000;

    static readonly LogField s_id = new("Id");
    static readonly LogField s_time = new("Time");
    static readonly LogField s_day = new("Day");
    static readonly LogField s_name = new("Name");
    static readonly LogField s_price = new("Price");
    static readonly Guid s_guid = Guid.NewGuid();
    static readonly DateTime s_now = DateTime.UtcNow;
    static readonly int[] s_items = [1, 2, 3];

    readonly NullSink _sink = new();
    readonly List<ServiceProvider> _services = [];

    public static TheoryData<string> Formats => ["EcsJson", "OtelJson", "CompactJson", "CompactConsole"];

    public void Dispose() => _services.ForEach(static one => one.Dispose());

    [Theory]
    [MemberData(nameof(Formats))]
    public void ThreeValues_AnyFormat_AllocateNothing(string format) =>
        AssertNone(LoggerOf(format), static (logger, index) => LogEvents.Write(logger, LogLevel.Information, new Placed(index, "Ann", 0.1 * index)));

    [Theory]
    [MemberData(nameof(Formats))]
    public void FiveValues_WithIdsAndTimes_AllocateNothing(string format)
    {
        var state = new AdHoc(
            static text =>
            {
                text.Append(s_guid);
                text.Append(s_now, "yyyy-MM-dd", 12);
                text.Append(DayOfWeek.Friday);
                text.Append(12.5m);
                text.Items(s_items, 2);
            },
            static fields =>
            {
                fields.Add(s_id, s_guid);
                fields.Add(s_time, s_now);
                fields.Add(s_day, DayOfWeek.Friday);
                fields.Add(s_price, 12.5m);
                fields.AddItems(s_name, s_items, 2);
            });
        AssertNone(LoggerOf(format), (logger, _) => LogEvents.Write(logger, LogLevel.Information, state));
    }

    [Fact]
    public void Renderings_OfATemplateWithFormats_AllocateNothing() =>
        AssertNone(LoggerOf("CompactJson"), static (logger, _) => LogEvents.Write(logger, LogLevel.Information, new Priced("Tea", 2.5m, s_now)));

    [Fact]
    public void SharedGenericState_AllocatesNothing() =>
        AssertNone(LoggerOf("EcsJson"), static (logger, _) => LogEvents.Write(logger, LogLevel.Information, new OneValue<string>("Ann")));

    [Fact]
    public void Text_ToBeEscaped_AllocatesNothing() =>
        AssertNone(LoggerOf("EcsJson"), static (logger, _) => LogEvents.Write(logger, LogLevel.Information, new OneValue<string>("\"é\"\n漢字")));

    [Fact]
    public void Scopes_Present_AllocateNothing()
    {
        ILogger logger = LoggerOf("EcsJson");
        using (logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["Ignored"] = 1, ["RequestPath"] = "/omitted" }.ToArray()))
        using (logger.BeginScope("text"))
        using (logger.BeginScope("Cart {CartId} of {Customer}", 17, "Ann"))
        {
            AssertNone(logger, static (logger, index) => LogEvents.Write(logger, LogLevel.Information, new Placed(index, "Ann", 12.5)));
        }
    }

    [Fact]
    public void Correlation_Present_AllocatesNothing()
    {
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        using (CorrelationContext.Begin("id-1", [new("tenant", "north")]))
        {
            AssertNone(
                LoggerOf("EcsJson", static options => options.Baggage.Add("tenant")),
                static (logger, index) => LogEvents.Write(logger, LogLevel.Information, new Placed(index, "Ann", 12.5)));
        }
    }

    ILogger LoggerOf(string format, Action<LogOutputOptions>? configure = null)
    {
        ServiceProvider services = new ServiceCollection().AddLogging(builder => Add(builder, format, options =>
        {
            options.Sink = _sink;
            options.Queue.Capacity = 256 * 1024 * 1024;
            configure?.Invoke(options);
        })).BuildServiceProvider();
        _services.Add(services);
        return services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop");
    }

    static ILoggingBuilder Add(ILoggingBuilder builder, string format, Action<LogOutputOptions> configure) => format switch
    {
        "EcsJson" => builder.AddEcsJson(configure),
        "OtelJson" => builder.AddOtelJson(configure),
        "CompactJson" => builder.AddCompactJson(configure),
        _ => builder.AddCompactConsole(configure),
    };

    // Rounds until one of them allocates nothing: the code is compiled again while it runs, and so is that of the thread that writes. What a line
    // allocates would show in every round.
    static void AssertNone(ILogger logger, Action<ILogger, int> log)
    {
        long least = long.MaxValue;
        var watch = Stopwatch.StartNew();
        while (least > 0 && watch.Elapsed < TimeSpan.FromSeconds(10))
        {
            long before = GC.GetTotalAllocatedBytes(true);
            for (int index = 0; index < Lines; index++) log(logger, index);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(true) - before);
        }

        Assert.Equal(0, least);
    }
}
