using OpenTelemetry.Resources;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The resource that the three signals share.</summary>
static class OtlpResource
{
    internal static ResourceBuilder Of(OtlpExportOptions options, ServiceResource service)
    {
        Dictionary<string, object> attributes = new(StringComparer.Ordinal);
        foreach ((string name, string value) in service.Attributes) attributes[name] = value;
        attributes["service.name"] = options.ServiceName ?? service.Name;
        if ((options.ServiceVersion ?? service.Version) is { } version) attributes["service.version"] = version;
        attributes["service.instance.id"] = service.InstanceId;
        foreach ((string name, object value) in options.ResourceAttributes) attributes[name] = value;
        return ResourceBuilder.CreateEmpty().AddTelemetrySdk().AddAttributes(attributes);
    }
}
