using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InstrumentGen;

/// <summary>What stands among the services of an application that has asked for a log sampler.</summary>
static class LogSamplingServices
{
    internal static void Add(IServiceCollection services, Action<LogSamplingOptions>? configure)
    {
        services.AddOptions<LogSamplingOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LogSamplingOptions>, LogSamplingSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IOptionsChangeTokenSource<LogSamplingOptions>, LogSamplingSection>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LoggerFilterOptions>, LogSamplingFilter>());
        services.TryAddSingleton(static provider => new LogSampler(provider.GetRequiredService<IOptionsMonitor<LogSamplingOptions>>()));
        if (configure is not null) services.Configure(configure);
    }
}
