namespace InstrumentGen.Analyzers.Configuration;

/// <summary>An option that a project sets in its <c>.editorconfig</c>.</summary>
/// <param name="Key">What it is called.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Default">The value where nothing is set.</param>
/// <param name="Example">A value that somebody would set.</param>
/// <param name="Meaning">What it does, as one sentence of the documentation.</param>
sealed record AnalysisOption(string Key, OptionKind Kind, string Default, string Example, string Meaning);
