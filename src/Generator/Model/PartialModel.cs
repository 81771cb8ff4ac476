namespace InstrumentGen.Generator.Model;

/// <summary>A partial method whose second half we write, in the text that this half needs. It must be written whatever becomes of the
/// telemetry: without it the user's code does not compile.</summary>
/// <param name="Id">The documentation id of the method, by which an operation is found.</param>
/// <param name="Holder">The containing type, as a dotted path that a file can be named by.</param>
/// <param name="Header">What the user's half says.</param>
/// <param name="Carried">The short names of those of its attributes that change what is written: they may stand once only, or let a
/// reference leave it.</param>
/// <param name="Core">The method that does its work, as this half calls it.</param>
/// <param name="Return">How the core's result reaches the caller.</param>
sealed record PartialModel(
    string Id,
    string Holder,
    PartialHeaderModel Header,
    EquatableArray<string> Carried,
    TargetModel Core,
    PartialReturn Return);

/// <summary>How the result of a core reaches the caller of its partial method.</summary>
enum PartialReturn
{
    /// <summary>There is none.</summary>
    Nothing,

    /// <summary>It is returned.</summary>
    Value,

    /// <summary>It is returned by reference.</summary>
    Reference,

    /// <summary>The method is <c>void</c> over a core that returns a task: what it throws goes where <c>async void</c> would send it.</summary>
    Awaited,
}
