namespace InstrumentGen.Analyzers.Tests.Corpus;

/// <summary>A rule at a line: expected of a case, or reported. Several reports of a rule at one line are one mark.</summary>
/// <param name="Rule">The id.</param>
/// <param name="Line">The line in the corpus' file, from 1.</param>
readonly record struct CorpusMark(string Rule, int Line);
