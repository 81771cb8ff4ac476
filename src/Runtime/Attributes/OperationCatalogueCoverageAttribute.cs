namespace InstrumentGen;

/// <summary>Says how many calls of the operations of an assembly's <see cref="OperationCatalogueAttribute">catalogue</see> it makes itself and are
/// instrumented. The build writes it, apart from the catalogue: a call more changes nothing else.</summary>
/// <param name="json">A JSON document.</param>
/// <example>
/// <code>
/// string? json = assembly.GetCustomAttribute&lt;OperationCatalogueCoverageAttribute&gt;()?.Json;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class OperationCatalogueCoverageAttribute(string json) : Attribute
{
    /// <summary>The calls by the ids of the operations that their callers record: a JSON document, in ASCII.</summary>
    public string Json { get; } = json;
}
