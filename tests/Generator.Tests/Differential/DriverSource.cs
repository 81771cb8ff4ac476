namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>The part of every program that is not planned: it calls the sites one after another on one thread, lets what is suspended go on in the order in
/// which it was suspended, and writes down all that happens, so that two runs can be compared line by line.</summary>
static class DriverSource
{
    public const string Text = """
        using System.Diagnostics;
        using System.Runtime.CompilerServices;

        public readonly record struct Pair(int Number, string Text);
        public sealed class PlanException(string message) : Exception(message);
        public sealed class Host;

        public sealed class PumpContext : SynchronizationContext
        {
            public override void Post(SendOrPostCallback callback, object? state)
            {
                // In whose execution context it is called, no caller is promised.
                Driver.Posted();
                Driver.Queue.Enqueue((() => callback(state), this));
            }
        }

        public static class Driver
        {
            public static readonly Queue<(Action Action, SynchronizationContext? Context)> Queue = new();
            public static readonly AsyncLocal<int> Flow = new();
            public static int Slot;
            public static readonly int[] Numbers = [1, 2, 3, 4];
            static readonly List<string> s_log = [];

            public static bool Yes => s_log.Count >= 0;

            public static CancellationToken Canceled => new(canceled: true);

            public static CancellationToken Live { get; } = new CancellationTokenSource().Token;

            // Our own spans come and go with the build; what is around them must not.
            static string Current
            {
                get
                {
                    Activity? activity = Activity.Current;
                    while (activity is not null && activity.Source.Name == typeof(Driver).Assembly.GetName().Name) activity = activity.Parent;
                    return activity?.OperationName ?? "none";
                }
            }

            public static void Write(string text) => s_log.Add($"{text} [{Flow.Value} {Current}{(SynchronizationContext.Current is null ? "" : " context")}]");

            public static void Posted() => s_log.Add("posted");

            public static T Arg<T>(string name, T value)
            {
                Write($"argument {name}");
                return value;
            }

            public static void Caught(Exception exception) => Write($"caught {exception.GetType().Name}: {exception.Message}{Frames(exception)}{(exception is OperationCanceledException canceled ? $" {canceled.CancellationToken.IsCancellationRequested}" : "")}");

            static string Frames(Exception exception) => string.Concat((exception.StackTrace ?? "").Split('\n').Select(static line => line.Trim()).Select(static line =>
                // The compiler writes a bridge to the method of an interface that differs in a modifier.
                line.StartsWith("at System.", StringComparison.Ordinal) || line.Contains(".I", StringComparison.Ordinal) ? "" : line.Contains("<>c", StringComparison.Ordinal) ? " < lambda" : line.StartsWith("at ", StringComparison.Ordinal) ? " < " + line[3..].Split('(')[0].Replace("Core", "") : line.Length > 0 ? " | " : ""));

            public static Task Pause()
            {
                var source = new TaskCompletionSource();
                Queue.Enqueue((source.SetResult, null));
                return source.Task;
            }

            public static async Task<int> Later(int number)
            {
                await Pause();
                Write($"later {number}");
                return number % 5 == 0 ? throw new PlanException($"later {number}") : number;
            }

            public static Task Both() => Task.WhenAll(Task.FromException(new PlanException("one")), Task.FromException(new InvalidOperationException("two")));

            public static IEnumerable<int> Three()
            {
                for (int number = 1; number <= 3; number++)
                {
                    Write($"three {number}");
                    yield return number;
                }
            }

            public static void Wait(Task task)
            {
                Pump(task);
                task.GetAwaiter().GetResult();
            }

            public static async Task Inspect(Task task)
            {
                Write($"started {task.Status}");
                await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                string exceptions = task.Exception is { } all ? string.Join(", ", all.InnerExceptions.Select(static one => one.GetType().Name)) : "none";
                Write($"ended {task.Status} {exceptions} {task.AsyncState}");
            }

            public static void Run(string name, bool hasContext, Func<Task> site)
            {
                Activity.Current = null;
                Flow.Value = 0;
                Slot = 0;
                using Activity ambient = new Activity("ambient").Start();
                SynchronizationContext.SetSynchronizationContext(hasContext ? new PumpContext() : null);
                Write($"site {name}");
                try
                {
                    Wait(site());
                }
                catch (Exception exception)
                {
                    Caught(exception);
                }

                while (Queue.Count > 0) Next();
                Write("over");
                SynchronizationContext.SetSynchronizationContext(null);
                Activity.Current = ambient;
            }

            public static string Text() => string.Join("\n", s_log);

            static void Pump(Task task)
            {
                while (!task.IsCompleted)
                {
                    if (Queue.Count == 0) throw new InvalidOperationException("Nothing is left to wait for.");
                    Next();
                }
            }

            static void Next()
            {
                (Action action, SynchronizationContext? context) = Queue.Dequeue();
                SynchronizationContext? before = SynchronizationContext.Current;
                SynchronizationContext.SetSynchronizationContext(context);
                try
                {
                    action();
                }
                finally
                {
                    SynchronizationContext.SetSynchronizationContext(before);
                }
            }
        }
        """;
}
