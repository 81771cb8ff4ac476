namespace InstrumentGen;

/// <summary>Ratios by the names of operations. An exact name goes before patterns, and of these the longest; which was written first does not matter.</summary>
sealed class OperationPatterns
{
    readonly Dictionary<string, double> _exact = new(StringComparer.OrdinalIgnoreCase);
    readonly (string Pattern, double Ratio)[] _patterns;

    /// <exception cref="ArgumentException">A ratio is none, or a pattern is blank.</exception>
    internal OperationPatterns(IEnumerable<KeyValuePair<string, double>> operations)
    {
        List<(string Pattern, double Ratio)> patterns = [];
        foreach ((string pattern, double ratio) in operations)
        {
            if (string.IsNullOrWhiteSpace(pattern)) throw new ArgumentException("The name of an operation is blank.", nameof(operations));
            if (!SamplingRatios.IsOne(ratio)) throw new ArgumentOutOfRangeException(nameof(operations), ratio, $"The ratio of '{pattern}' is none: {SamplingRatios.Range}");
            if (pattern.Contains('*')) patterns.Add((pattern, ratio));
            else _exact[pattern] = ratio;
        }

        _patterns = [.. patterns.OrderByDescending(static one => one.Pattern.Length).ThenBy(static one => one.Pattern, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The names without a wildcard or a source: those that must be an operation's.</summary>
    internal IEnumerable<string> OperationNames => _exact.Keys.Where(static name => !name.Contains('/'));

    /// <summary>The ratio of a site.</summary>
    /// <returns>Not a number where none is said.</returns>
    internal double RatioOf(SamplingSite site)
    {
        if (_exact.TryGetValue(site.FullName, out double ratio) || _exact.TryGetValue(site.Name, out ratio)) return ratio;
        foreach ((string pattern, double patterns) in _patterns)
        {
            if (Matches(pattern, site.Name) || Matches(pattern, site.FullName)) return patterns;
        }

        return double.NaN;
    }

    /// <summary>Whether a name is of a pattern, in which <c>*</c> stands for any characters and none.</summary>
    internal static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        // From the last * on, one character more is given to it each time what stands behind it does not fit: never more steps than the product of the lengths.
        int star = -1, resume = 0, at = 0, read = 0;
        while (read < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = read;
            }
            else if (at < pattern.Length && char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(name[read]))
            {
                at++;
                read++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                read = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].Trim('*').IsEmpty;
    }
}
