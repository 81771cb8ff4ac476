namespace InstrumentGen;

/// <summary>Says that what the method returns is safe to record, whatever it was given: it masks, hashes or leaves out. Rules about personal
/// data and secrets end at such a call.</summary>
/// <example>
/// <code>
/// [Redacts]
/// static string LastFour(string cardNumber) => cardNumber[^4..];
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class RedactsAttribute : Attribute;
