namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>Where a run after an edit is not as the table says.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Subject">The step, or which of the outputs: written, changed or removed.</param>
/// <param name="Expected">What the table says.</param>
/// <param name="Actual">What the run did.</param>
sealed record EditDifference(string Edit, string Subject, string Expected, string Actual);
