namespace InstrumentGen;

/// <summary>Says how many of an assembly's classic log calls the build has taken the place of, where it was asked to
/// (<c>InstrumentGenInterceptLogging</c>). The build writes it.</summary>
/// <param name="json">A JSON document.</param>
/// <example>
/// <code>
/// string? json = assembly.GetCustomAttribute&lt;OperationCatalogueLogCallsAttribute&gt;()?.Json;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class OperationCatalogueLogCallsAttribute(string json) : Attribute
{
    /// <summary>The number of calls that are woven, and of those that are left as they are: a JSON document, in ASCII.</summary>
    public string Json { get; } = json;
}
