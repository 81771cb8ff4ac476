using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace InstrumentGen.AspNetCore;

/// <summary>Takes from a request's baggage what the options list. A value that is too long, or has what no text has, is left out and counted.</summary>
sealed class IncomingBaggage(CorrelationOptions options, DistributedContextPropagator propagator, CorrelationRejections rejections)
{
    readonly string[] _names = [.. options.Baggage];
    readonly int _maxLength = options.MaxBaggageLength;

    internal bool IsEmpty => _names.Length == 0;

    internal KeyValuePair<string, string>[] Of(IHeaderDictionary headers, Activity? activity)
    {
        IEnumerable<KeyValuePair<string, string?>>? all = activity?.Baggage ?? propagator.ExtractBaggage(headers, Get);
        return all is null ? [] : [.. Listed(all)];
    }

    // Of a name that comes twice the first counts, as with Activity.GetBaggageItem.
    IEnumerable<KeyValuePair<string, string>> Listed(IEnumerable<KeyValuePair<string, string?>> all)
    {
        foreach (string name in _names)
        {
            if (all.FirstOrDefault(item => item.Key == name).Value is not { } value) continue;
            if (IsValid(value)) yield return new(name, value);
            else rejections.Count(CorrelationRejections.Baggage);
        }
    }

    bool IsValid(string value) => value.Length <= _maxLength && !value.Any(char.IsControl);

    static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        StringValues all = ((IHeaderDictionary)carrier!)[name];
        value = all.Count == 1 ? all[0] : null;
        values = all.Count > 1 ? (IEnumerable<string>)all : null;
    }
}
