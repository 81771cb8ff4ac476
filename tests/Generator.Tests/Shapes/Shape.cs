using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>A way to write or to call a method, and what becomes of it.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Spans">How many spans a run makes.</param>
/// <param name="Source">The source, with <c>Entry.Run()</c> or top-level statements.</param>
/// <param name="Refused">Why methods and calls are not woven: methods first, then calls, each in the order of the source.</param>
sealed record Shape(string Name, int Spans, string Source, params RefusalReason[] Refused)
{
    /// <summary>What the project says beside the source.</summary>
    public Func<TestProject, TestProject> Configure { get; init; } = static project => project;

    public TestProject Project => Configure(TestProject.OfFiles(Source));
}
