namespace InstrumentGen.Generator.Model;

/// <summary>What carries the trace from a span to another, such as the headers of a message.</summary>
/// <param name="Parameter">The parameter that it is read from, escaped.</param>
/// <param name="Path">What stands behind the parameter to read it: <c>?.Headers</c>; empty where the parameter is the carrier.</param>
/// <param name="Use">What is done with it.</param>
sealed record CarrierModel(string Parameter, string Path, CarrierUse Use);

/// <summary>What is done with a carrier.</summary>
enum CarrierUse
{
    /// <summary>It is sent, with the span's context.</summary>
    Sent,

    /// <summary>It is received, and the sender's span is the parent.</summary>
    Parent,

    /// <summary>It is received, and the sender's span is linked to.</summary>
    Link,
}
