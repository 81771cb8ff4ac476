using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>What running a project gave.</summary>
/// <param name="Result">The result of <c>Entry.Run()</c> or of top-level statements as text; the exception, where there was one.</param>
/// <param name="Spans">The names of the spans, in the order in which they ended.</param>
sealed record Execution(string Result, ImmutableArray<string> Spans)
{
    /// <summary>The spans in the same order, each with its tags (those of the code's position left out), status, parent, links and events, as
    /// <see cref="SpanText"/> writes them.</summary>
    public ImmutableArray<string> Contents { get; init; } = [];

    /// <summary>How often each core of a partial method ran, where <see cref="PartialSplit"/> made it count.</summary>
    public IReadOnlyDictionary<string, int> Cores { get; init; } = new Dictionary<string, int>();

    /// <summary>Builds the compilation, loads it and calls <c>Entry.Run()</c>, or its entry point where it has no such class.</summary>
    public static Execution Of(Build build, params IEnumerable<LibraryImage> libraries)
    {
        var context = new ImageContext(libraries);
        Assembly assembly = context.Load(build.Compilation.AssemblyName!, build.Image);
        var spans = new ConcurrentQueue<string>();
        var contents = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => context.Names.Contains(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                spans.Enqueue(span.OperationName);
                contents.Enqueue(SpanText.Of(span));
            },
        };
        ActivitySource.AddActivityListener(listener);
        // A thread of the pool: without the test's activity and synchronization context.
        string result = Task.Run(() => InvokeAsync(assembly)).GetAwaiter().GetResult();
        object? cores = assembly.GetType("CoreCalls")?.GetField("Counts")?.GetValue(null);
        context.Unload();
        return new(result, [.. spans]) { Contents = [.. contents], Cores = cores as IReadOnlyDictionary<string, int> ?? new Dictionary<string, int>() };
    }

    static async Task<string> InvokeAsync(Assembly assembly)
    {
        MethodInfo run = assembly.GetType("Entry")?.GetMethod("Run", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?? assembly.EntryPoint
            ?? throw new InvalidOperationException("The source has neither a class Entry with a method Run nor an entry point.");
        try
        {
            object? result = run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, run.GetParameters().Length == 0 ? null : [Array.Empty<string>()], null);
            if (result is not Task task) return Text(result);
            await task;
            return Text(task.GetType().GetProperty("Result")?.GetValue(task));
        }
        catch (Exception exception)
        {
            return $"{exception.GetType()}: {exception.Message}";
        }
    }

    static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable items => string.Join(" ", items.Cast<object?>().Select(Text)),
        _ => value.ToString() ?? "",
    };

    sealed class ImageContext : AssemblyLoadContext
    {
        readonly Dictionary<string, LibraryImage> _libraries;

        public ImageContext(IEnumerable<LibraryImage> libraries)
            : base(isCollectible: true)
        {
            _libraries = libraries.ToDictionary(static library => library.Name);
            Names = [.. _libraries.Keys];
        }

        public HashSet<string> Names { get; }

        public Assembly Load(string name, ImmutableArray<byte> image)
        {
            Names.Add(name);
            return LoadFromStream(new MemoryStream([.. image]));
        }

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _libraries.TryGetValue(assemblyName.Name!, out LibraryImage? library) ? Load(library.Name, library.Image) : null;
    }
}
