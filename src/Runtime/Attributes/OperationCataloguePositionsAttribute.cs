namespace InstrumentGen;

/// <summary>Says where the operations and log events of an assembly's <see cref="OperationCatalogueAttribute">catalogue</see> are declared. The build writes
/// it, apart from the catalogue: a line added above an operation changes nothing else.</summary>
/// <param name="json">A JSON document.</param>
/// <example>
/// <code>
/// string? json = assembly.GetCustomAttribute&lt;OperationCataloguePositionsAttribute&gt;()?.Json;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class OperationCataloguePositionsAttribute(string json) : Attribute
{
    /// <summary>The positions by the ids of the operations and log events: a JSON document, in ASCII.</summary>
    public string Json { get; } = json;
}
