using OpenTelemetry.Resources;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The resource that the three signals share.</summary>
static class OtlpResource
{
    internal static ResourceBuilder Of(OtlpExportOptions options, ServiceResource service)
    {
        Dictionary<string, object> attributes = new(StringComparer.Ordinal);
        foreach ((string name, string value) in service.ToAttributes(options.ServiceName, options.ServiceVersion)) attributes[name] = value;
        foreach ((string name, object value) in options.ResourceAttributes) attributes[name] = value;
        return ResourceBuilder.CreateEmpty().AddTelemetrySdk().AddAttributes(attributes);
    }
}
