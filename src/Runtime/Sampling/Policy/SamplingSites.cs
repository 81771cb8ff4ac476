using System.Collections.Concurrent;
using System.Diagnostics;

namespace InstrumentGen;

/// <summary>The sampling sites of the process. Operations live as long as it does; of spans of others there are at most <see cref="MostOfSource"/> for each source, and what
/// comes after them shares one: a source that puts ids into the names of its spans must neither fill the memory nor be in the way of the rest.</summary>
static class SamplingSites
{
    internal const int MostOfSource = 1_024;

    const string Other = "_OTHER";

    static readonly Lock s_lock = new();
    static readonly ConcurrentDictionary<(string Source, string Name), SamplingSite> s_foreign = new();
    static readonly ConcurrentDictionary<(string Source, string Function), bool> s_audited = new();
    static SamplingSite[] s_all = new SamplingSite[64];
    static volatile int s_count;

    // Sources are made by code, so there are few. Under the lock.
    static readonly Dictionary<string, (int Count, SamplingSite Others)> s_sources = new(StringComparer.Ordinal);

    /// <summary>The spans of others where they are not told apart.</summary>
    internal static SamplingSite Others { get; } = Add(static index => new SamplingSite(index, "", Other));

    internal static ReadOnlySpan<SamplingSite> All
    {
        get
        {
            // The count first: the array that is read after it has at least as many.
            int count = s_count;
            return Volatile.Read(ref s_all).AsSpan(0, count);
        }
    }

    /// <summary>The site of a new operation.</summary>
    internal static SamplingSite Add(string source, OperationDefinition definition)
    {
        if (definition.Audited is not null) s_audited[(source, definition.Code?.Function ?? definition.SpanName ?? definition.Name)] = true;
        return Add(index => new SamplingSite(index, source, definition.Name)
        {
            Ratio = RatioOf(definition),
            IsAudited = definition.Audited is not null,
            IsOperation = true,
        });
    }

    /// <summary>The site of spans of others.</summary>
    internal static SamplingSite Of(string source, string name)
    {
        // What makes a new one stands apart: what it captures would be allocated here.
        return s_foreign.TryGetValue((source, name), out SamplingSite? site) ? site : AddForeign(source, name);
    }

    static SamplingSite AddForeign(string source, string name)
    {
        lock (s_lock)
        {
            if (s_foreign.TryGetValue((source, name), out SamplingSite? site)) return site;
            (int count, SamplingSite others) = s_sources.TryGetValue(source, out var known) ? known : (0, Add(index => new SamplingSite(index, source, Other)));
            if (count == MostOfSource) return others;
            s_sources[source] = (count + 1, others);
            return s_foreign[(source, name)] = Add(index => new SamplingSite(index, source, name));
        }
    }

    /// <summary>Whether a span is one of an audited operation. Nothing marks it, as that would cost each of them: it is known by where it is declared.</summary>
    internal static bool IsAudited(Activity span) =>
        !s_audited.IsEmpty && s_audited.ContainsKey((span.Source.Name, span.GetTagItem("code.function.name") as string ?? span.OperationName));

    static double RatioOf(OperationDefinition definition)
    {
        double ratio = definition.SamplingRatio;
        if (double.IsNaN(ratio) || SamplingRatios.IsOne(ratio)) return ratio;
        TelemetryFailures.Report(TelemetryFailure.Definition, new ArgumentException($"The sampling ratio {ratio} of the operation {definition.Name} is none. {SamplingRatios.Range}"));
        return double.NaN;
    }

    static SamplingSite Add(Func<int, SamplingSite> make)
    {
        lock (s_lock)
        {
            int index = s_count;
            if (index == s_all.Length)
            {
                var grown = new SamplingSite[2 * index];
                s_all.CopyTo(grown, 0);
                Volatile.Write(ref s_all, grown);
            }

            SamplingSite site = s_all[index] = make(index);
            s_count = index + 1;
            return site;
        }
    }
}
