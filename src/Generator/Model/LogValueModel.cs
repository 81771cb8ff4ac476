namespace InstrumentGen.Generator.Model;

/// <summary>A value of a log record.</summary>
/// <param name="Name">The name that the record gives it.</param>
/// <param name="Field">The name of the field that holds the encoded name.</param>
/// <param name="Argument">The structure's argument; empty where nothing is read.</param>
/// <param name="Path">What is read of it, as C#: <c>?.Lines?.Count</c>; empty for itself.</param>
/// <param name="Cast">What makes a member that cannot be <see langword="null"/> one that can, as <c>(int?)</c>: it is so where it cannot be read; or a structure the collection that it is. Else empty.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="MaxItems">How many items of it are written, where it is a collection.</param>
/// <param name="OmitsNull">Whether it is left out where it is <see langword="null"/>.</param>
/// <param name="Redaction">How it is redacted; <see langword="null"/> where it is written as it is, or is erased.</param>
/// <param name="RedactionField">The name of the field that holds what redacts; empty where nothing does.</param>
sealed record LogValueModel(
    string Name,
    string Field,
    string Argument,
    string Path,
    string Cast,
    LogValueKind Kind,
    int MaxItems,
    bool OmitsNull,
    RedactionModel? Redaction,
    string RedactionField);

/// <summary>How a value of a log record is written.</summary>
enum LogValueKind
{
    /// <summary>By its own text, or as the number or truth value that it is.</summary>
    Scalar,

    /// <summary>Item by item.</summary>
    Items,

    /// <summary>Not at all: it is erased. A constant text stands for it, and it is not read.</summary>
    Redacted,
}

/// <summary>A part of a message: text, or a value.</summary>
/// <param name="Text">The text, where it is text.</param>
/// <param name="Value">The position of the value; -1 where it is text.</param>
/// <param name="Alignment">How wide the value is written at least; negative to the left.</param>
/// <param name="Format">The value's format; <see langword="null"/> where none is given.</param>
sealed record LogPartModel(string Text, int Value, int Alignment, string? Format);
