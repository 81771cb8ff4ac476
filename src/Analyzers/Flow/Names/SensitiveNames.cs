using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Names;

/// <summary>Judges names: by their head noun, by words that make them another thing, and by the object that they belong to.</summary>
sealed class SensitiveNames
{
    readonly string[][] _secrets;
    readonly string[][] _personals;
    readonly string[][] _personalsOfPeople = Terms(SensitiveLexicon.PersonalsOfPeople);
    readonly HashSet<string> _excluded;
    readonly HashSet<string> _vetoes = new(SensitiveLexicon.Vetoes, StringComparer.Ordinal);
    readonly HashSet<string> _people = new(SensitiveLexicon.People, StringComparer.Ordinal);
    readonly HashSet<string> _tokenVetoes = new(SensitiveLexicon.TokenVetoes, StringComparer.Ordinal);
    readonly HashSet<string> _tokenContexts = new(SensitiveLexicon.TokenContexts, StringComparer.Ordinal);

    /// <param name="secrets">Terms that are secret besides the known ones.</param>
    /// <param name="personals">Terms that are personal besides the known ones.</param>
    /// <param name="excluded">Terms or whole names that are neither.</param>
    public SensitiveNames(IEnumerable<string> secrets, IEnumerable<string> personals, IEnumerable<string> excluded)
    {
        _excluded = new(excluded.Select(Normal), StringComparer.Ordinal);
        _secrets = Terms(SensitiveLexicon.Secrets.Concat(secrets).Where(term => !_excluded.Contains(Normal(term))));
        _personals = Terms(SensitiveLexicon.Personals.Concat(personals).Where(term => !_excluded.Contains(Normal(term))));
    }

    /// <summary>What a name tells.</summary>
    /// <param name="name">The identifier, key or hole.</param>
    /// <param name="container">The type that it belongs to, where there is one.</param>
    /// <param name="context">The names of the method and type around it: a token in a parser is no secret.</param>
    public NameTier TierOf(string name, INamedTypeSymbol? container = null, string context = "")
    {
        string[] words = NameWords.Split(name);
        if (words.Length == 0 || _excluded.Contains(string.Join(" ", words))) return NameTier.None;
        ArraySegment<string> head = NameWords.UpToHead(words);
        if (Ends(head, _secrets) is null && Ends(head, _personals) is null) head = WithoutForm(head);
        if (Ends(head, _secrets) is { } secret) return Vetoed(words, secret) || IsOtherToken(words, secret, container, context) ? NameTier.None : NameTier.Secret;
        if (Ends(head, _personals) is { } personal) return Vetoed(words, personal) || IsNameOfThing(personal, container) || IsOfMachine(words, personal) ? NameTier.None : NameTier.Personal;
        if (container is not null && TierWith(NameWords.Split(container.Name), words) is { } whole) return whole;
        if (Ends(head, _personalsOfPeople) is not { } ofPeople || Vetoed(words, ofPeople)) return NameTier.None;
        bool isOfPerson = head.Count > ofPeople.Length
            ? _people.Contains(head.Array![head.Offset + head.Count - ofPeople.Length - 1])
            : container is not null && IsPerson(NameWords.Split(container.Name));
        return isOfPerson ? NameTier.Personal : NameTier.None;
    }

    // Card.Number, Password.Value: the type says the half of it.
    NameTier? TierWith(string[] container, string[] words)
    {
        if (container.Length == 0 || words.Length != 1) return null;
        string[] whole = words[0] is "value" or "text" ? [container[container.Length - 1]] : [container[container.Length - 1], words[0]];
        // The value of a token is mostly a parser's.
        if (whole is ["token"] or ["cookie"] or ["pin"] && container.Length == 1) return null;
        return Ends(new(whole), _secrets) is { } term && (words[0] is "value" or "text" || term.Length == 2) ? NameTier.Secret : null;
    }

    static string[][] Terms(IEnumerable<string> terms) => [.. terms.Select(static term => NameWords.Split(term)).Where(static words => words.Length > 0)];

    static string Normal(string term) => string.Join(" ", NameWords.Split(term));

    /// <summary>Whether what the name stands for is kept as a number too.</summary>
    public static bool MayBeNumber(string name) => NameWords.Split(name) is [.., "pin" or "cvv" or "cvc" or "otp" or "ssn" or "passcode"] or [.., "pin" or "security" or "verification", "code"];

    /// <summary>Whether what the name stands for is kept as a date.</summary>
    public static bool MayBeDate(string name) => NameWords.Split(name) is [.., "birthday" or "birthdate" or "dob" or "dateofbirth"] or [.., "birth", "date"] or [.., "date", "of", "birth"];

    /// <summary>Whether a name says no more than <c>token</c>: then the names around it must tell what it opens.</summary>
    public static bool IsBareToken(string name) => NameWords.Split(name.Substring(name.LastIndexOf('.') + 1)) is ["token"] or ["tokens"];

    /// <summary>Whether the names around a token say that it opens a door.</summary>
    public static bool IsAtDoor(string context) => NameWords.Split(context).Any(static word => Array.IndexOf(SensitiveLexicon.DoorContexts, word) >= 0);

    // passwordText, clientSecretBytes: in what form it is kept.
    static ArraySegment<string> WithoutForm(ArraySegment<string> head)
    {
        int count = head.Count;
        while (count > 1 && Array.IndexOf(SensitiveLexicon.Forms, head.Array![head.Offset + count - 1]) >= 0) count--;
        return new(head.Array!, head.Offset, count);
    }

    static string[]? Ends(ArraySegment<string> head, string[][] terms)
    {
        string[]? longest = null;
        foreach (string[] term in terms)
        {
            if ((longest is null || term.Length > longest.Length) && EndsWith(head, term)) longest = term;
        }

        return longest;
    }

    static bool EndsWith(ArraySegment<string> head, string[] term)
    {
        if (head.Count < term.Length) return false;
        int start = head.Offset + head.Count - term.Length;
        for (int index = 0; index < term.Length; index++)
        {
            string word = head.Array![start + index];
            bool isSame = word == term[index] || (index == term.Length - 1 && word.Length > 3 && word == term[index] + "s");
            if (!isSame) return false;
        }

        return true;
    }

    bool Vetoed(string[] words, string[] term) => words.Any(word => _vetoes.Contains(word) && Array.IndexOf(term, word) < 0);

    // Tokens of lexers, pins of maps and boards.
    bool IsOtherToken(string[] words, string[] term, INamedTypeSymbol? container, string context) =>
        term is ["token"] or ["pin"] or ["cookie"] or ["secret"] or ["pan"]
        && !IsAccessToken(words)
        && (words.Any(_tokenVetoes.Contains) || NameWords.Split(container?.Name ?? "").Concat(NameWords.Split(context)).Any(_tokenContexts.Contains));

    // A page's access token is one whatever pages are.
    static bool IsAccessToken(string[] words) => words is [.., "access" or "refresh" or "bearer" or "auth" or "api", "token" or "tokens"];

    // A member of a team is a person, one of a cast is a line of the credits.
    bool IsPerson(string[] container) => container.Length > 0 && _people.Contains(container[container.Length - 1]) && !container.Any(static word => Array.IndexOf(SensitiveLexicon.ThingContainers, word) >= 0);

    static bool IsOfMachine(string[] words, string[] term) =>
        term[term.Length - 1] is "ip" or "address" && Array.IndexOf(term, "host") < 0 && words.Any(word => Array.IndexOf(term, word) < 0 && Array.IndexOf(SensitiveLexicon.MachineVetoes, word) >= 0);

    // Types, methods, files and themes have full names too.
    bool IsNameOfThing(string[] term, INamedTypeSymbol? container) =>
        term[term.Length - 1] == "name" && term[0] is "full" or "given" or "nick"
        && container is not null && !NameWords.Split(container.Name).Any(_people.Contains);
}
