using System.Diagnostics.Metrics;

namespace InstrumentGen;

/// <summary>What samplers have decided, and by what ratios they do now.</summary>
static class SamplingInstruments
{
    static readonly KeyValuePair<string, object?> s_kept = new("decision", "kept");
    static readonly KeyValuePair<string, object?> s_dropped = new("decision", "dropped");

    internal static void Add(Meter meter)
    {
        SelfMeter.Add(() => meter.CreateObservableCounter("instrumentgen.sampling.decisions", Decisions, "{span}", "The spans that samplers have kept and dropped, and by what."));
        SelfMeter.Add(() => meter.CreateObservableGauge("instrumentgen.sampling.ratio", Ratios, "1", "The part of an operation's traces that is kept at present."));
    }

    static List<Measurement<long>> Decisions()
    {
        List<Measurement<long>> measured = [];
        if (!SamplingTotals.IsAny) return measured;
        SamplingCounts counts = SamplingTotals.Read();
        for (SamplingReason reason = 0; reason <= SamplingReason.Parent; reason++)
        {
            KeyValuePair<string, object?> by = new("reason", SelfLabels.Of(reason));
            measured.Add(new Measurement<long>(counts.Kept(reason), s_kept, by));
            measured.Add(new Measurement<long>(counts.Dropped(reason), s_dropped, by));
        }

        return measured;
    }

    // Of several samplers the last one's: nearly always there is one. Methods that share a name are shown by the least of them.
    static List<Measurement<double>> Ratios()
    {
        List<Measurement<double>> measured = [];
        if (ObservedSources.Samplers.All is not [.., { } sampler]) return measured;
        Dictionary<(string Source, string Operation), double> ratios = [];
        foreach ((SamplingSite site, double ratio) in sampler.OperationRatios())
        {
            (string, string) key = (site.Source, site.Name);
            ratios[key] = ratios.TryGetValue(key, out double other) ? Math.Min(ratio, other) : ratio;
        }

        foreach (((string source, string operation), double ratio) in ratios)
        {
            measured.Add(new Measurement<double>(ratio, new("source", source), new("operation", operation)));
        }

        return measured;
    }
}
