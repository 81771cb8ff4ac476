namespace InstrumentGen.Generator.Model;

/// <summary>How a value is redacted that is held, and recorded by its redacted text.</summary>
/// <param name="Method">What is done, as catalogues name it: <c>mask</c>, <c>hmac</c> or <c>redactor</c>.</param>
/// <param name="Creation">What makes the <c>ValueRedaction</c>, as C#.</param>
sealed record RedactionModel(string Method, string Creation);
