namespace InstrumentGen;

/// <summary>Describes an assembly's telemetry: its operations, their spans, the metrics with the domains of their labels, the outcomes, and its log events.
/// The build writes it, from what it also writes the telemetry from.</summary>
/// <remarks>It is there for who reads the built assembly: dashboards, alerts and documentation are made from it without running the program.
/// <c>dotnet instrumentgen catalog App.dll</c> prints it. Every field is explained in <c>docs/catalogue.md</c>.</remarks>
/// <param name="json">A JSON document.</param>
/// <example>
/// <code>
/// string? json = assembly.GetCustomAttribute&lt;OperationCatalogueAttribute&gt;()?.Json;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class OperationCatalogueAttribute(string json) : Attribute
{
    /// <summary>The catalogue: a JSON document, in ASCII.</summary>
    public string Json { get; } = json;
}
