using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Structure;

/// <summary>IG2004.</summary>
public sealed class PerCallInstrumentTests
{
    static Task VerifyMethod(string body) => Verify($$"""
        class Subject(Meter meter)
        {
            Meter? _meter;
            Counter<int>? _counter;
            ActivitySource? _source;
            void Use(object? value) { }
            void Run(int count, CancellationToken token)
            {
        {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("""{|IG2004:new Meter("m")|}.{|IG2004:CreateCounter|}<int>("c").Add(count);""")]
    [InlineData("""var own = {|IG2004:new Meter("m")|}; var counter = own.{|IG2004:CreateCounter|}<int>("c"); counter.Add(count);""")]
    [InlineData("""using var own = {|IG2004:new Meter("m")|}; var sizes = own.{|IG2004:CreateHistogram|}<int>("h"); sizes.Record(count);""")]
    [InlineData("""using (Meter own = {|IG2004:new("m")|}) own.{|IG2004:CreateUpDownCounter|}<int>("c").Add(-count);""")]
    public Task Meter_MadeAndUsedInAMethod_Fires(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""meter.{|IG2004:CreateCounter|}<int>("c").Add(count);""")]
    [InlineData("""var counter = meter.{|IG2004:CreateCounter|}<int>("c"); if (count > 0) counter.Add(count);""")]
    [InlineData("""meter.{|IG2004:CreateGauge|}<int>("g").Record(count);""")]
    [InlineData("""for (int i = 0; i < count; i++) meter.{|IG2004:CreateHistogram|}<int>("h").Record(i);""")]
    public Task Instrument_MadeAndUsedInAMethod_Fires(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""using var activity = {|IG2004:new ActivitySource("s")|}.StartActivity("a");""")]
    [InlineData("""using ActivitySource source = {|IG2004:new("s")|}; using var activity = source.CreateActivity("a", ActivityKind.Client)?.Start();""")]
    [InlineData("""Action run = () => { var source = {|IG2004:new ActivitySource("s")|}; using var activity = source.StartActivity("a"); }; run();""")]
    public Task Source_MadeAndUsedInAMethod_Fires(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""_meter = new Meter("m"); _counter = _meter.CreateCounter<int>("c"); _counter.Add(count);""")]
    [InlineData("""_source ??= new ActivitySource("s"); using var activity = _source.StartActivity("a");""")]
    [InlineData("""var own = new Meter("m"); _counter = own.CreateCounter<int>("c");""")]
    [InlineData("""var own = new Meter("m"); _meter = own; own.CreateObservableGauge("g", () => 1);""")]
    [InlineData("""var own = new Meter("m"); own.CreateObservableGauge("g", () => 1);""")]
    public Task Instrument_Stored_IsSilent(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""Use(new ActivitySource("s"));""")]
    [InlineData("""var counter = meter.CreateCounter<int>("c"); Use(counter);""")]
    [InlineData("""var counter = meter.CreateCounter<int>("c"); Action<int> add = n => counter.Add(n); add(count);""")]
    [InlineData("""var lazy = new Lazy<Meter>(() => new Meter("m")); lazy.Value.Dispose();""")]
    public Task Instrument_PassedOnOrCaptured_IsSilent(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""var counter = meter.CreateCounter<int>("c"); while (!token.IsCancellationRequested) counter.Add(1);""")]
    [InlineData("""using var source = new ActivitySource("s"); while (true) { using var activity = source.StartActivity("a"); }""")]
    public Task Instrument_MadeBeforeALongLoop_IsSilent(string body) => VerifyMethod(body);

    [Fact]
    public Task Instrument_OfAFieldConstructorOrFactory_IsSilent() => Verify("""
        class Subject
        {
            static readonly Meter s_meter = new("m");
            static readonly Counter<int> s_counter = s_meter.CreateCounter<int>("c");
            readonly Histogram<int> _sizes;
            static Subject() { s_meter.CreateCounter<int>("starts").Add(1); }
            public Subject(IMeterFactory factory) { Meter meter = factory.Create("m"); _sizes = meter.CreateHistogram<int>("h"); meter.CreateCounter<int>("made").Add(1); }
            public static ActivitySource Source() => new("s");
            public static Counter<int> Counter(Meter meter) { var counter = meter.CreateCounter<int>("c"); counter.Add(0); return counter; }
            public void Run() { s_counter.Add(1); _sizes.Record(1); }
        }
        """);

    [Fact]
    public Task Instrument_OfAPropertyThatMakesIt_Fires() => Verify("""
        class Subject(Meter meter)
        {
            public static ActivitySource Source => {|IG2004:new("s")|};
            public Counter<int> Counter { get { return meter.{|IG2004:CreateCounter|}<int>("c"); } }
            public static ActivitySource Kept { get; } = new("s");
            public Counter<int> Cached => field ??= meter.CreateCounter<int>("c");
            public Func<Meter> Factory => () => new Meter("m");
        }
        """);

    [Fact]
    public Task Instrument_OfAnObjectPerRequest_Fires() => Verify("""
        class OrdersController(Meter meter) : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            static readonly ActivitySource s_source = new("s");
            readonly Counter<int> _orders = meter.{|IG2004:CreateCounter|}<int>("orders");
            public void Post() { using var activity = s_source.StartActivity("post"); _orders.Add(1); }
        }
        class ChatHub : Microsoft.AspNetCore.SignalR.Hub
        {
            readonly Histogram<int> _sizes;
            public ChatHub(IMeterFactory meters) => _sizes = meters.Create("chat").{|IG2004:CreateHistogram|}<int>("sizes");
            public void Send(string text) => _sizes.Record(text.Length);
        }
        """);

    [Fact]
    public Task Instrument_OfPrometheusOrSerilog_Fires() => VerifyMethod("""
        Prometheus.Metrics.{|IG2004:CreateCounter|}("c", "help").Inc(count);
        Prometheus.Metrics.{|IG2004:CreateGauge|}("g", "help", "of").WithLabels("a").Set(count);
        using var own = new Serilog.LoggerConfiguration().{|IG2004:CreateLogger|}();
        own.Information("{Count}", count);
        Serilog.Log.Logger = new Serilog.LoggerConfiguration().CreateLogger();
        """);

    [Fact]
    public Task Instrument_MadeAtStart_IsSilent() => Verify("""
        class Tool
        {
            static void Main() { using var meter = new Meter("m"); meter.CreateCounter<int>("c").Add(1); }
        }
        class Worker(Meter meter) : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                var starts = meter.CreateCounter<int>("starts");
                starts.Add(1);
                await Task.Yield();
            }
        }
        static class Setup
        {
            public static void ConfigureTelemetry(Meter meter) => meter.CreateCounter<int>("starts").Add(1);
            public static void Shop(this Microsoft.Extensions.DependencyInjection.IServiceCollection services) { using var source = new ActivitySource("s"); using var activity = source.StartActivity("setup"); }
        }
        """);

    [Fact]
    public Task Instrument_OfATest_IsSilent() => Verify("""
        class FactAttribute : Attribute;
        class Tests
        {
            [Fact] public void Counter_Counts() => new Meter("m").CreateCounter<int>("c").Add(1);
        }
        """);
}
