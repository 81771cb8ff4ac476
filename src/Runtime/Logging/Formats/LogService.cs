namespace InstrumentGen;

/// <summary>The service that logs.</summary>
sealed record LogService(string? Name, string? Version, string? Environment, string? NodeName)
{
    /// <summary>Whether somebody has named the service, and it is not just the name of its assembly.</summary>
    internal bool IsNameGiven { get; private init; }

    /// <summary>What the options say themselves, and nothing that the process tells.</summary>
    internal static LogService GivenBy(LogOutputOptions options) =>
        new(options.ServiceName, options.ServiceVersion, options.ServiceEnvironment, options.ServiceNodeName);

    internal static LogService Of(LogOutputOptions options)
    {
        ServiceResource resource = options.Resource ?? ServiceResource.FromEnvironment();
        bool isGiven = !string.IsNullOrEmpty(options.ServiceName) || resource.IsNameGiven;
        string name = string.IsNullOrEmpty(options.ServiceName) ? resource.Name : options.ServiceName;
        return new LogService(name, options.ServiceVersion ?? resource.Version, options.ServiceEnvironment, options.ServiceNodeName) { IsNameGiven = isGiven };
    }
}
