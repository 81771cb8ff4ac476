using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.Enrichment;
using Microsoft.Extensions.Options;

namespace InstrumentGen.MicrosoftTelemetry;

/// <summary>Adds to a record what it belongs to, under the names that our own formats have for it.</summary>
sealed class CorrelationEnricher(IOptions<MicrosoftTelemetryOptions> options) : ILogEnricher
{
    readonly string[] _baggage = [.. options.Value.Baggage];

    public void Enrich(IEnrichmentTagCollector collector)
    {
        if (CorrelationContext.CorrelationId is { } id) collector.Add("correlation.id", id);
        foreach (string name in _baggage)
        {
            if ((CorrelationContext.GetBaggage(name) ?? Activity.Current?.GetBaggageItem(name)) is { } value) collector.Add(name, value);
        }
    }
}
