namespace InstrumentGen;

/// <summary>The key under which a service is kept that a decorator has taken the place of: nobody else can name it.</summary>
/// <param name="Owner">What keeps it apart from others.</param>
/// <param name="Key">The key that the service was registered by.</param>
sealed record UndecoratedKey(object Owner, object? Key)
{
    static readonly object s_openGenerics = new();

    /// <summary>The key of one registration.</summary>
    public static UndecoratedKey New(object? key) => new(new object(), key);

    /// <summary>The key of an open generic's registration: its decorator is made by the container, and must know the key without being
    /// told.</summary>
    public static UndecoratedKey OfOpenGeneric(object? key) => new(s_openGenerics, key);
}
