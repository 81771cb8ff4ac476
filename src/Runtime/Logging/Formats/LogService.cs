using System.Reflection;

namespace InstrumentGen;

/// <summary>The service that logs.</summary>
sealed record LogService(string? Name, string? Version, string? Environment, string? NodeName)
{
    /// <summary>The variable of OpenTelemetry that names the service.</summary>
    internal const string NameVariable = "OTEL_SERVICE_NAME";

    /// <summary>Whether somebody has named the service, and it is not just the name of its assembly.</summary>
    internal bool IsNameGiven { get; private init; }

    internal static LogService Of(LogOutputOptions options)
    {
        string? given = options.ServiceName ?? System.Environment.GetEnvironmentVariable(NameVariable);
        bool isGiven = !string.IsNullOrEmpty(given);
        Assembly? entry = Assembly.GetEntryAssembly();
        string? version = options.ServiceVersion ?? entry?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return new LogService(isGiven ? given : entry?.GetName().Name, version, options.ServiceEnvironment, options.ServiceNodeName) { IsNameGiven = isGiven };
    }
}
