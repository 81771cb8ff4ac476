using System.Globalization;
using System.Text.RegularExpressions;

namespace InstrumentGen.Runtime.Prometheus.Tests;

/// <summary>The samples of a scrape.</summary>
sealed partial class Exposition(string text)
{
    /// <summary>The sum of all samples with a name and these labels among theirs.</summary>
    public double Value(string name, params string[] labels) => Samples()
        .Where(sample => sample.Name == name && labels.All(sample.Labels.Contains))
        .Sum(static sample => sample.Value);

    public int Count(string name, params string[] labels) => Samples().Count(sample => sample.Name == name && labels.All(sample.Labels.Contains));

    IEnumerable<(string Name, string[] Labels, double Value)> Samples()
    {
        foreach (Match match in Sample().Matches(text))
        {
            yield return (
                match.Groups["name"].Value,
                match.Groups["labels"].Value.Split(','),
                double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex(@"^(?<name>\w+)(\{(?<labels>.*)\})? (?<value>[-+.eE0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
