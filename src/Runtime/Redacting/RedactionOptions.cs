using Microsoft.Extensions.Compliance.Redaction;

namespace InstrumentGen;

/// <summary>How the application redacts: its keys and redactors, and what differs from the declarations in this environment.</summary>
/// <example>
/// <code>
/// builder.Services.AddInstrumentGen().AddRedaction(options =>
/// {
///     options.HmacKeys["2026-11"] = keyFromTheVault;
///     options.Instead["Personal"] = Redaction.Hmac;
/// });
/// </code>
/// </example>
public sealed class RedactionOptions
{
    /// <summary>The keys of <see cref="Redaction.Hmac"/> by their ids, each at least 16 bytes in base64. They belong into a secret store, never into code. An id has 1 to 32
    /// letters, digits, <c>-</c>, <c>_</c> or <c>.</c>; it stands in front of each hash.</summary>
    public IDictionary<string, string> HmacKeys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The id of the key in use.</summary>
    /// <value>The default, <see langword="null"/>, is the only key; where there are several, none is used.</value>
    public string? HmacKeyId { get; set; }

    /// <summary>What is done to values of a classification in place of what their declarations say, by the classification's name without its taxonomy:
    /// <c>Sensitive</c>, <c>Secret</c>, <c>Personal</c>, or the application's own. What is declared to be erased is not there any more and stays erased.</summary>
    public IDictionary<string, Redaction> Instead { get; } = new Dictionary<string, Redaction>(StringComparer.Ordinal);

    /// <summary>Whether the <see cref="IRedactorProvider"/> of the container gives the redactors of <see cref="Redaction.Redactor"/>, where one is registered (by
    /// <c>services.AddRedaction(...)</c> of <c>Microsoft.Extensions.Compliance.Redaction</c>).</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool UseContainerRedactors { get; set; } = true;

    /// <summary>What gives the redactors of <see cref="Redaction.Redactor"/>. It wins over the container's.</summary>
    /// <value>The default, <see langword="null"/>, is the container's.</value>
    public IRedactorProvider? Redactors { get; set; }
}
