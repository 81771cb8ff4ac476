namespace InstrumentGen.Analyzers.Flow.Names;

/// <summary>An identifier cut into its words: camel and Pascal case, snake case, dots and dashes; digits stay with what they follow. Names
/// are judged by whole words, because substrings lie: <c>ClassName</c> holds "ssn".</summary>
static class NameWords
{
    // What follows one of these tells more of the noun before it: a token for a user is a token.
    static readonly HashSet<string> s_prepositions = new(StringComparer.Ordinal) { "to", "for", "of", "from", "by", "in", "with", "on", "as", "at", "before", "after" };

    // The names of a project are few and met over and over: to cut them anew was a tenth of all that flow cost in 100,000 lines. A power of
    // two, and a slot is one reference, so that threads need no lock: at worst a name is cut again.
    static readonly CutName?[] s_cut = new CutName?[4096];

    /// <summary>Whether the noun of a name stands before this word.</summary>
    public static bool IsPreposition(string word) => s_prepositions.Contains(word);

    /// <summary>The words in lower case. The array is shared: it is to be read only.</summary>
    public static string[] Split(string name)
    {
        int slot = name.GetHashCode() & (s_cut.Length - 1);
        if (s_cut[slot] is { } known && known.Name == name) return known.Words;
        string[] words = Cut(name);
        s_cut[slot] = new(name, words);
        return words;
    }

    static string[] Cut(string name)
    {
        List<string> words = [];
        int start = 0;
        for (int index = 0; index <= name.Length; index++)
        {
            bool ends = index == name.Length || !char.IsLetterOrDigit(name[index]);
            if (!ends && (index == start || !IsBorder(name, index))) continue;
            if (index > start) words.Add(name.Substring(start, index - start).ToLowerInvariant());
            start = ends ? index + 1 : index;
        }

        return [.. words];
    }

    /// <summary>The words up to the head noun, which is the last word or the one before a preposition: <c>api key</c> for
    /// <c>apiKeyForUser</c>. A name that begins with a preposition is left whole.</summary>
    public static ArraySegment<string> UpToHead(string[] words)
    {
        for (int index = 1; index < words.Length; index++)
        {
            if (s_prepositions.Contains(words[index])) return new(words, 0, index);
        }

        return new(words);
    }

    // user|Id, HTTP|Request, v2|Token.
    static bool IsBorder(string name, int index)
    {
        char before = name[index - 1], here = name[index];
        if (char.IsUpper(here)) return !char.IsUpper(before) || (index + 1 < name.Length && char.IsLower(name[index + 1]));
        return char.IsDigit(before) && char.IsLetter(here);
    }

    sealed record CutName(string Name, string[] Words);
}
