namespace InstrumentGen;

/// <summary>Takes an object apart: each of its public fields and properties that has a text of its own becomes a value of the log record, named
/// <c>Order.Id</c>. It is decided when the project is built; nothing is looked up by reflection.</summary>
/// <remarks>What is annotated as sensitive is never read, and appears as a constant text. A member that throws is counted in
/// <see cref="TelemetryFailures"/> and left out.</remarks>
/// <example>
/// <code>
/// [LogEvent(LogLevel.Debug, "Cart changed")]
/// partial void CartChanged([Expand(Transitive = true, OmitNulls = true)] Cart cart);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ExpandAttribute : Attribute
{
    /// <summary>Whether members that are objects themselves are taken apart as well. A type within itself is left out.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Transitive { get; set; }

    /// <summary>Whether values that are <see langword="null"/> are left out of the record.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool OmitNulls { get; set; }
}
