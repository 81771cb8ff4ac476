using System.Text.RegularExpressions;

namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>Bugs of the kind that emitters have, as changes of what ours writes.</summary>
static partial class PlantedBugs
{
    /// <summary>A file that a program with a planted bug has as well.</summary>
    public const string Source = """
        static class Planted
        {
            const TaskContinuationOptions AtOnce = TaskContinuationOptions.ExecuteSynchronously;

            public static Task Drop(ref OperationCall call, Task task, CallTokens tokens = default) => task is null ? task! : Task.CompletedTask;
            public static Task<T> Drop<T>(ref OperationCall call, Task<T> task, CallTokens tokens = default) => task is null ? task! : Task.FromResult<T>(default!);
            public static ValueTask Drop(ref OperationCall call, ValueTask task, CallTokens tokens = default) => default;
            public static ValueTask<T> Drop<T>(ref OperationCall call, ValueTask<T> task, CallTokens tokens = default) => default;
            public static Task<T> Drop<T>(ref OperationCall call, Task<T> task, ResultObserver<T> observer, CallTokens tokens = default) => Drop(ref call, task, tokens);
            public static ValueTask<T> Drop<T>(ref OperationCall call, ValueTask<T> task, ResultObserver<T> observer, CallTokens tokens = default) => default;

            public static Task Swallow(ref OperationCall call, Task task, CallTokens tokens = default) => call.Follow(Silent(task), tokens);
            public static Task<T> Swallow<T>(ref OperationCall call, Task<T> task, CallTokens tokens = default) => call.Follow(Silent(task), tokens);
            public static ValueTask Swallow(ref OperationCall call, ValueTask task, CallTokens tokens = default) => call.Follow(new ValueTask(Silent(task.AsTask())), tokens);
            public static ValueTask<T> Swallow<T>(ref OperationCall call, ValueTask<T> task, CallTokens tokens = default) => call.Follow(new ValueTask<T>(Silent(task.AsTask())), tokens);
            public static Task<T> Swallow<T>(ref OperationCall call, Task<T> task, ResultObserver<T> observer, CallTokens tokens = default) => call.Follow(Silent(task), observer, tokens);
            public static ValueTask<T> Swallow<T>(ref OperationCall call, ValueTask<T> task, ResultObserver<T> observer, CallTokens tokens = default) => call.Follow(new ValueTask<T>(Silent(task.AsTask())), observer, tokens);

            // Nothing but a fault is changed.
            static Task Silent(Task task) => task is { IsFaulted: true } ? Task.CompletedTask : task;
            static Task<T> Silent<T>(Task<T> task) => task is { IsFaulted: true } ? Task.FromResult<T>(default!) : task;
        }
        """;

    /// <summary>The bugs by their names.</summary>
    public static readonly Dictionary<string, Func<string, string>> All = new()
    {
        ["dropped await"] = static text => text.Replace("call.Follow(", "Planted.Drop(ref call, ", StringComparison.Ordinal),
        ["swallowed exception"] = static text => text.Replace("call.Follow(", "Planted.Swallow(ref call, ", StringComparison.Ordinal),
        ["leaked Activity.Current"] = static text => text.Replace("{ call.End(); }", "{ call.End(); new System.Diagnostics.Activity(\"leaked\").Start(); }", StringComparison.Ordinal),
        ["reordered argument"] = static text => FirstNumbersOfACall().Replace(text, "$1$3, $2"),
    };

    // Of the call of the user's method in a body that records: a call of a planned method, or of its core.
    [GeneratedRegex(@"(self\.M\d+(?:Core)?(?:<T>)?\((?:[^()\n]*, )?)(int\d+), (int\d+)")]
    private static partial Regex FirstNumbersOfACall();
}
