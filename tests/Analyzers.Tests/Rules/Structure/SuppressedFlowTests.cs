using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Structure;

/// <summary>IG3001.</summary>
public sealed class SuppressedFlowTests
{
    static Task VerifyMethod(string body) => Verify($$"""
        class Subject(ILogger<Subject> logger, ActivitySource source, System.Net.Http.HttpClient http)
        {
            bool _isStopped = DateTime.UtcNow.Year > 2100;
            object? _timer;
            int _count;
            void Log() => logger.LogInformation("Done");
            void LogLater(object? state) => Log();
            void Add(object? state) => _count++;
            void Sweep() { while (!_isStopped) { logger.LogInformation("Sweeping"); Thread.Sleep(1000); } }
            void Use() { _timer ??= _isStopped; Use(); }
            void Run(int job, CancellationToken token)
            {
        {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("""ThreadPool.{|IG3001:UnsafeQueueUserWorkItem|}(_ => logger.LogInformation("{Job}", job), null);""")]
    [InlineData("""ThreadPool.{|IG3001:UnsafeQueueUserWorkItem|}(LogLater, null);""")]
    [InlineData("""ThreadPool.{|IG3001:UnsafeQueueUserWorkItem|}(static self => self.Log(), this, preferLocal: false);""")]
    [InlineData("""void Work(object? state) { using var activity = source.StartActivity("a"); } ThreadPool.{|IG3001:UnsafeQueueUserWorkItem|}(Work, null);""")]
    [InlineData("""ThreadPool.{|IG3001:UnsafeQueueUserWorkItem|}(async _ => await http.GetStringAsync("a"), null);""")]
    public Task Work_QueuedUnsafely_Fires(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""new Thread(() => logger.LogInformation("{Job}", job)).{|IG3001:UnsafeStart|}();""")]
    [InlineData("""var thread = new Thread(Log) { IsBackground = true }; thread.{|IG3001:UnsafeStart|}();""")]
    public Task Work_StartedUnsafely_Fires(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""using (ExecutionContext.{|IG3001:SuppressFlow|}()) Task.Run(Log);""")]
    [InlineData("""using var flow = ExecutionContext.{|IG3001:SuppressFlow|}(); Task.Factory.StartNew(Log);""")]
    [InlineData("""var flow = ExecutionContext.{|IG3001:SuppressFlow|}(); new Thread(Log).Start(); flow.Undo();""")]
    [InlineData("""ExecutionContext.{|IG3001:SuppressFlow|}(); try { Task.Run(() => http.GetStringAsync("a")); } finally { ExecutionContext.RestoreFlow(); }""")]
    public Task Work_StartedUnderSuppression_Fires(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""Task.Run(Log); new Thread(Log).Start(); ThreadPool.QueueUserWorkItem(LogLater); token.Register(Log); token.UnsafeRegister(LogLater, null);""")]
    [InlineData("""Parallel.For(0, job, _ => Log()); Task.CompletedTask.ContinueWith(_ => Log());""")]
    public Task Work_StartedWithItsContext_IsSilent(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""ThreadPool.UnsafeQueueUserWorkItem(Add, null);""")]
    [InlineData("""new Thread(() => _count++).UnsafeStart();""")]
    [InlineData("""using (ExecutionContext.SuppressFlow()) Task.Run(() => _count++); Log();""")]
    [InlineData("""using (ExecutionContext.SuppressFlow()) { Log(); }""")]
    [InlineData("""var flow = ExecutionContext.SuppressFlow(); _count++; flow.Undo(); Task.Run(Log);""")]
    public Task Work_ThatTellsNothing_IsSilent(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""var parent = Activity.Current?.Context ?? default; ThreadPool.UnsafeQueueUserWorkItem(_ => { using var activity = source.StartActivity("a", ActivityKind.Internal, parent); Log(); }, null);""")]
    [InlineData("""var parent = Activity.Current; ThreadPool.UnsafeQueueUserWorkItem(_ => { Activity.Current = parent; Log(); }, null);""")]
    [InlineData("""var context = ExecutionContext.Capture()!; ThreadPool.UnsafeQueueUserWorkItem(_ => ExecutionContext.Run(context, LogLater, null), null);""")]
    public Task Work_GivenItsParent_IsSilent(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""using (ExecutionContext.SuppressFlow()) _timer = new Timer(LogLater, null, 0, 1000);""")]
    [InlineData("""using (ExecutionContext.SuppressFlow()) Task.Run(() => _timer = new Timer(LogLater, null, 0, 1000));""")]
    [InlineData("""using (ExecutionContext.SuppressFlow()) Task.Run(async () => { while (!token.IsCancellationRequested) { Log(); await Task.Delay(1000); } });""")]
    [InlineData("""new Thread(Sweep).UnsafeStart();""")]
    public Task Work_ThatOutlivesItsCreator_IsSilent(string body) => VerifyMethod(body);
}
