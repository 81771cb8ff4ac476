using Microsoft.Extensions.Compliance.Classification;

namespace InstrumentGen;

/// <summary>Marks a value that must not reach telemetry: a parameter, property, field, return value, or every value of a type.</summary>
/// <remarks>Rules IG1001 and IG1003 follow what is marked into logs, spans, metric labels, baggage and exception messages; any other
/// <see cref="DataClassificationAttribute"/> is followed in the same way. Use <see cref="SecretAttribute"/> for what opens a door and
/// <see cref="PersonalAttribute"/> for what tells of a person: rules and redactors can then treat them apart. Where a log event or a span's tag takes what is marked,
/// <see cref="ClassifiedAttribute.Redaction"/> says what is recorded instead.</remarks>
/// <example>
/// <code>
/// public Task&lt;Order&gt; PlaceAsync(Guid customerId, [Sensitive] string cardNumber, CancellationToken cancellationToken)
/// </code>
/// </example>
public sealed class SensitiveAttribute() : ClassifiedAttribute(DataClassifications.Sensitive);
