using System.Collections.Concurrent;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A task scheduler over one thread.</summary>
sealed class SingleThreadScheduler : TaskScheduler, IDisposable
{
    readonly BlockingCollection<Task> _queue = [];
    readonly Thread _thread;

    internal SingleThreadScheduler()
    {
        _thread = new Thread(Pump) { IsBackground = true };
        _thread.Start();
    }

    internal bool IsCurrentThread => Thread.CurrentThread == _thread;

    internal Task<TResult> Run<TResult>(Func<Task<TResult>> method) => Task.Factory
        .StartNew(method, TestContext.Current.CancellationToken, TaskCreationOptions.None, this)
        .Unwrap()
        .InTime();

    public void Dispose() => _queue.CompleteAdding();

    protected override void QueueTask(Task task) => _queue.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => IsCurrentThread && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _queue;

    void Pump()
    {
        foreach (Task task in _queue.GetConsumingEnumerable()) TryExecuteTask(task);
    }
}
