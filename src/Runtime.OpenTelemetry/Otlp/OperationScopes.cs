using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The scopes whose operations are exported from their cells: those of the program's assemblies, and whatever of ours the SDK is asked to listen to, which
/// is taken out of its hands.</summary>
sealed class OperationScopes
{
    readonly ConcurrentDictionary<string, bool> _names =
        new(InstrumentedAssemblies.OrOfProgram([]).Select(static name => new KeyValuePair<string, bool>(name, true)), StringComparer.OrdinalIgnoreCase);

    internal bool Contains(string name) => _names.ContainsKey(name);

    /// <summary>A view of the SDK's. A pattern among the meters, such as <c>*</c>, is of ours too: what both export would count twice.</summary>
    internal MetricStreamConfiguration? Take(Instrument instrument)
    {
        if (!InstrumentationScope.Owns(instrument)) return null;
        _names.TryAdd(instrument.Meter.Name, true);
        return MetricStreamConfiguration.Drop;
    }
}
