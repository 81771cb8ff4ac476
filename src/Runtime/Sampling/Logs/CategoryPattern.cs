namespace InstrumentGen;

/// <summary>How filters of Microsoft.Extensions.Logging name categories.</summary>
static class CategoryPattern
{
    internal static void Check(string? pattern)
    {
        if (pattern is not null && pattern.AsSpan().Count('*') > 1) throw new ArgumentException($"A category has one * at most: {pattern}", nameof(pattern));
    }

    internal static bool Matches(string? pattern, string category)
    {
        if (pattern is null) return true;
        ReadOnlySpan<char> rest = pattern;
        int wildcard = rest.IndexOf('*');
        ReadOnlySpan<char> prefix = wildcard < 0 ? rest : rest[..wildcard];
        ReadOnlySpan<char> suffix = wildcard < 0 ? default : rest[(wildcard + 1)..];
        return category.AsSpan().StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && category.AsSpan().EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
    }
}
