namespace InstrumentGen.Audit;

/// <summary>The first thing that is wrong with a trail.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sequence">The sequence number of the first bad record; <see langword="null"/> where it is not one record.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="Path">The file.</param>
public sealed record AuditProblem(AuditProblemKind Kind, long? Sequence, string Message, string Path);
