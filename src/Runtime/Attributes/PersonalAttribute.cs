namespace InstrumentGen;

/// <summary>Marks a value that tells of a person: a name, an address, a birth date.</summary>
/// <example>
/// <code>
/// public sealed record Customer(Guid Id, [property: Personal] string FullName);
/// </code>
/// </example>
public sealed class PersonalAttribute() : ClassifiedAttribute(DataClassifications.Personal);
