using InstrumentGen;

namespace Leaky;

/// <summary>Somebody who stays at the hotel.</summary>
public sealed record Guest(int Id, string Name, string Email, [property: Sensitive] string Passport);
