using Microsoft.Extensions.Compliance.Redaction;

namespace InstrumentGen;

/// <summary>What a policy has said of a declaration.</summary>
sealed record RedactorInForce(RedactionPolicy Policy, Redactor? Redactor);
