using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>Mutates sources for a bounded time and tells which mutants break something. Mutant n of a seed is always the same.</summary>
/// <param name="seed">What the mutants are made from.</param>
/// <param name="duration">After which no further mutant is made, but for the first of each group.</param>
sealed class Fuzz(int seed, TimeSpan duration)
{
    // As many as one wants to read.
    const int MostFailures = 5;

    /// <summary>Twenty seconds of one fixed seed, or what <c>INSTRUMENTGEN_FUZZ_SECONDS</c> and <c>INSTRUMENTGEN_FUZZ_SEED</c> say.</summary>
    public static Fuzz FromEnvironment() => new(Number("INSTRUMENTGEN_FUZZ_SEED", 4711), TimeSpan.FromSeconds(Number("INSTRUMENTGEN_FUZZ_SECONDS", 20)));

    /// <summary>Checks mutants of all groups in turn. Fails where one fails, and where a group had none. Prints how many there were.</summary>
    /// <param name="groups">The sources by what they are.</param>
    /// <param name="failuresOf">What is wrong with a project; empty where nothing is.</param>
    public async Task RunAsync(IReadOnlyDictionary<string, IEnumerable<MutationSource>> groups, Func<TestProject, Task<IEnumerable<string>>> failuresOf)
    {
        (string Group, ImmutableArray<MutationSource> Sources)[] all = [.. groups.Select(static one => (one.Key, one.Value.ToImmutableArray()))];
        var failures = new ConcurrentQueue<string>();
        var counts = new ConcurrentDictionary<string, int>();
        Assert.DoesNotContain(all, static one => one.Sources.IsEmpty);
        await Parallel.ForEachAsync(Numbers(all.Length, failures), async (number, _) =>
        {
            (string group, ImmutableArray<MutationSource> sources) = all[number % all.Length];
            var random = new Random(unchecked((seed * 1_000_003) + number));
            MutationSource source = sources[random.Next(sources.Length)];
            string mutant = new Mutator(random).Mutate(source.Text);
            string[] found = [.. await FailuresAsync(source.ProjectOf(mutant), failuresOf)];
            counts.AddOrUpdate(group, 1, static (_, count) => count + 1);
            if (found.Length > 0) failures.Enqueue($"Seed {seed}, mutant {number}, {source.Name}:\n{string.Join("\n", found)}\n{LineDifference.Changes(source.Text, mutant)}");
        });

        string summary = $"{counts.Values.Sum()} mutants of seed {seed}: {string.Join(", ", groups.Keys.Select(group => $"{group} {counts.GetValueOrDefault(group)}"))}";
        Console.WriteLine(summary);
        Assert.True(failures.IsEmpty, $"{summary}\n\n{string.Join("\n\n", failures)}");
        Assert.True(groups.Count > 0 && groups.Keys.All(counts.ContainsKey), $"Not every group was mutated: {summary}");
    }

    // One of each group, however slow the machine.
    IEnumerable<int> Numbers(int atLeast, ConcurrentQueue<string> failures)
    {
        var clock = Stopwatch.StartNew();
        for (int number = 0; (number < atLeast || clock.Elapsed < duration) && failures.Count < MostFailures; number++) yield return number;
    }

    // What is thrown must not hide which mutant did it.
    static async Task<IEnumerable<string>> FailuresAsync(TestProject project, Func<TestProject, Task<IEnumerable<string>>> failuresOf)
    {
        try
        {
            return await failuresOf(project);
        }
        catch (Exception exception)
        {
            return [exception.ToString()];
        }
    }

    static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
