namespace InstrumentGen.Generator.Model;

/// <summary>A parameter.</summary>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Type">Its type, fully qualified.</param>
/// <param name="Modifier">What stands before the type in a declaration, with a space behind it: <c>"ref readonly "</c>; else empty.</param>
/// <param name="ArgumentModifier">What stands before the argument in a call, with a space behind it; else empty.</param>
/// <param name="IsCancellationToken">Whether it tells a cancellation from an error.</param>
/// <param name="Attributes">Attributes that must be kept for trimming or for the safety of references, as C#, with a space behind; else
/// empty.</param>
sealed record ParameterModel(
    string Name,
    string Type,
    string Modifier,
    string ArgumentModifier,
    bool IsCancellationToken,
    string Attributes);

/// <summary>A type parameter.</summary>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Constraints">What stands behind <c>where T :</c>; empty where nothing does.</param>
/// <param name="IsOfMethod">Whether the method declares it rather than its type.</param>
/// <param name="Attributes">Attributes that must be kept for trimming, as C#, with a space behind; else empty.</param>
sealed record TypeParameterModel(string Name, string Constraints, bool IsOfMethod, string Attributes);
