using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen;

/// <summary>Who emits telemetry: the one answer that traces, logs and metrics of a process share. The attributes are OpenTelemetry's, by its specification
/// "Resource SDK".</summary>
/// <example>
/// <code>
/// string name = ServiceResource.FromEnvironment().Name;
/// </code>
/// </example>
public sealed class ServiceResource
{
    /// <summary>The variable that names the service.</summary>
    internal const string NameVariable = "OTEL_SERVICE_NAME";

    /// <summary>The variable that has attributes, as <c>key=value</c> behind commas, percent-encoded.</summary>
    internal const string AttributesVariable = "OTEL_RESOURCE_ATTRIBUTES";

    const string NameAttribute = "service.name";
    const string VersionAttribute = "service.version";
    const string InstanceIdAttribute = "service.instance.id";

    // Of the process: all its hosts are the same instance.
    static readonly string s_instanceId = Guid.NewGuid().ToString();

    ServiceResource(string? name, Dictionary<string, string> given)
    {
        Assembly? entry = Assembly.GetEntryAssembly();
        if (string.IsNullOrEmpty(name)) name = given.GetValueOrDefault(NameAttribute);
        IsNameGiven = !string.IsNullOrEmpty(name);
        Name = IsNameGiven ? name! : entry?.GetName().Name ?? "unknown_service";
        Version = given.GetValueOrDefault(VersionAttribute) ?? entry?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        InstanceId = given.GetValueOrDefault(InstanceIdAttribute) ?? s_instanceId;
        Attributes = [.. given.Where(static one => one.Key is not (NameAttribute or VersionAttribute or InstanceIdAttribute))];
    }

    /// <summary>The service's name, <c>service.name</c>.</summary>
    /// <value><c>OTEL_SERVICE_NAME</c>, else what <c>OTEL_RESOURCE_ATTRIBUTES</c> has, else the name of the entry assembly.</value>
    public string Name { get; }

    /// <summary>Its version, <c>service.version</c>.</summary>
    /// <value>What <c>OTEL_RESOURCE_ATTRIBUTES</c> has, else the informational version of the entry assembly, with the commit behind the <c>+</c> where the build
    /// has put it there: it tells two builds of one version apart.</value>
    public string? Version { get; }

    /// <summary>This instance of it, <c>service.instance.id</c>.</summary>
    /// <value>What <c>OTEL_RESOURCE_ATTRIBUTES</c> has, else a random GUID, the same for the whole life of the process.</value>
    public string InstanceId { get; }

    /// <summary>What <c>OTEL_RESOURCE_ATTRIBUTES</c> has beside these.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; }

    /// <summary>Whether somebody has named the service, and it is not just the name of its assembly.</summary>
    internal bool IsNameGiven { get; }

    /// <summary>Reads the variables.</summary>
    /// <param name="variables">Gives a variable's value, such as an <c>IConfiguration</c>'s. <see langword="null"/> stands for the environment.</param>
    /// <returns>The resource.</returns>
    /// <remarks>Of attributes that cannot be read, none are taken, as the specification asks; the failure is counted in <see cref="TelemetryFailures"/>.</remarks>
    public static ServiceResource FromEnvironment(Func<string, string?>? variables = null)
    {
        variables ??= Environment.GetEnvironmentVariable;
        return new ServiceResource(variables(NameVariable), AttributesOf(variables(AttributesVariable)));
    }

    /// <summary>What the application's configuration says, of which the environment is a part.</summary>
    internal static ServiceResource Of(IServiceProvider services)
    {
        IConfiguration? configuration = services.GetService<IConfiguration>();
        return FromEnvironment(configuration is null ? null : name => configuration[name]);
    }

    /// <summary>All of it as attributes, with a name and a version that somebody has given instead.</summary>
    internal IEnumerable<KeyValuePair<string, string>> ToAttributes(string? name, string? version)
    {
        yield return new(NameAttribute, name ?? Name);
        if ((version ?? Version) is { } known) yield return new(VersionAttribute, known);
        yield return new(InstanceIdAttribute, InstanceId);
        foreach (KeyValuePair<string, string> attribute in Attributes) yield return attribute;
    }

    static Dictionary<string, string> AttributesOf(string? text)
    {
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        foreach ((string part, string? key, string value) in EncodedPairs.Read(text))
        {
            if (key is null)
            {
                TelemetryFailures.Report(TelemetryFailure.ResourceVariable, new FormatException($"{AttributesVariable} has '{part}', which is no key=value."));
                return new(StringComparer.Ordinal);
            }

            attributes[key] = value;
        }

        return attributes;
    }
}
