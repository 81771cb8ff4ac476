using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Structure;

/// <summary>IG3004.</summary>
public sealed class UntracedLoopTests
{
    static Task VerifyWorker(string body) => Verify($$"""
        using Microsoft.Extensions.Hosting;
        using InstrumentGen;
        static class Orders { public static void Ship(ActivitySource source) { using var activity = source.StartActivity("ship"); } }
        class Subject(ILogger<Subject> logger, ActivitySource source, System.Net.Http.HttpClient http, System.Threading.Channels.Channel<int> queue) : BackgroundService
        {
            bool _isStopped = DateTime.UtcNow.Year > 2100;
            int _count;
            void Log() => logger.LogInformation("{Count}", _count);
            void Quiet() => _count++;
            void LogInASpan() { using var activity = source.StartActivity("log"); Log(); }
            [Traced] public void LogTraced() => Log();
            bool Stop() => _isStopped = true;
            protected override async Task ExecuteAsync(CancellationToken token)
            {
                await Task.Yield();
        {{body}}
                Orders.Ship(source);
            }
        }
        """);

    [Theory]
    [InlineData("""{|IG3004:while|} (!token.IsCancellationRequested) { Log(); await Task.Delay(1000, token); }""")]
    [InlineData("""{|IG3004:while|} (!_isStopped) { logger.LogInformation("Polling"); await Task.Delay(1000, token); }""")]
    [InlineData("""{|IG3004:do|} { await http.GetStringAsync("a", token); } while (!token.IsCancellationRequested);""")]
    [InlineData("""{|IG3004:for|} (; ; ) { token.ThrowIfCancellationRequested(); Log(); }""")]
    [InlineData("""using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); {|IG3004:while|} (await timer.WaitForNextTickAsync(token)) Log();""")]
    [InlineData("""await {|IG3004:foreach|} (int item in queue.Reader.ReadAllAsync(token)) logger.LogInformation("{Item}", item);""")]
    [InlineData("""{|IG3004:while|} (await queue.Reader.WaitToReadAsync(token)) { while (queue.Reader.TryRead(out int item)) logger.LogInformation("{Item}", item); }""")]
    public Task Loop_WhoseRoundsLogOrCallOut_Fires(string body) => VerifyWorker(body);

    [Theory]
    [InlineData("""while (!token.IsCancellationRequested) { using var activity = source.StartActivity("poll"); Log(); }""")]
    [InlineData("""while (!token.IsCancellationRequested) LogInASpan();""")]
    [InlineData("""while (!token.IsCancellationRequested) { LogTraced(); logger.LogDebug("Next"); }""")]
    [InlineData("""while (!token.IsCancellationRequested) { Orders.Ship(source); Log(); }""")]
    [InlineData("""await foreach (int item in queue.Reader.ReadAllAsync(token)) { using (source.StartActivity("item")) Log(); }""")]
    public Task Loop_WithASpanForEachRound_IsSilent(string body) => VerifyWorker(body);

    [Theory]
    [InlineData("""while (!token.IsCancellationRequested) { Quiet(); await Task.Delay(1000, token); }""")]
    [InlineData("""Log(); while (!token.IsCancellationRequested) await Task.Delay(1000, token); Log();""")]
    [InlineData("""while (!token.IsCancellationRequested) { try { await Task.Delay(1000, token); } catch (OperationCanceledException) { Log(); } }""")]
    public Task Loop_WhoseRoundsTellNothing_IsSilent(string body) => VerifyWorker(body);

    [Theory]
    [InlineData("""foreach (int area in (int[])[1, 2]) logger.LogInformation("{Area}", area);""")]
    [InlineData("""for (int i = 0; i < 3; i++) Log();""")]
    [InlineData("""while (_count < 10) { Quiet(); Log(); }""")]
    [InlineData("""while (true) { try { await http.GetStringAsync("ready", token); break; } catch (InvalidOperationException) { Log(); } }""")]
    public Task Loop_ThatEnds_IsSilent(string body) => VerifyWorker(body);

    [Fact]
    public Task Loop_OfAHostedService_Fires() => Verify("""
        class Subject(ILogger<Subject> logger) : Microsoft.Extensions.Hosting.IHostedService
        {
            readonly CancellationTokenSource _stop = new();
            public Task StartAsync(CancellationToken cancellationToken) { _ = RunAsync(_stop.Token); return Task.CompletedTask; }
            public Task StopAsync(CancellationToken cancellationToken) => _stop.CancelAsync();
            async Task RunAsync(CancellationToken token)
            {
                {|IG3004:while|} (!token.IsCancellationRequested) { logger.LogInformation("Polling"); await Task.Delay(1000, token); }
            }
        }
        """);

    [Fact]
    public Task Loop_OfAnyOtherClass_IsSilent() => Verify("""
        class Subject(ILogger<Subject> logger)
        {
            async Task ExecuteAsync(CancellationToken token)
            {
                while (!token.IsCancellationRequested) { logger.LogInformation("Polling"); await Task.Delay(1000, token); }
            }
        }
        """);
}
