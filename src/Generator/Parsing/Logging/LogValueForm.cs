using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>How a value of a log record is written.</summary>
/// <param name="Kind">As a whole, item by item, or not at all.</param>
/// <param name="MaxItems">How many items are written, of a collection.</param>
/// <param name="Redaction">How it is redacted; <see langword="null"/> where it is written as it is, or is erased.</param>
readonly record struct LogValueForm(LogValueKind Kind, int MaxItems, RedactionModel? Redaction)
{
    /// <summary>Erased: it is not read.</summary>
    public static LogValueForm Erased => new(LogValueKind.Redacted, 0, null);

    /// <summary>Whether it is written as it is.</summary>
    public bool IsClear => Kind != LogValueKind.Redacted && Redaction is null;
}
