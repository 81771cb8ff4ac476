using InstrumentGen;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds InstrumentGen to an application.</summary>
public static class InstrumentGenServiceCollectionExtensions
{
    /// <summary>Keeps the RED metrics of all instrumented operations from the start of the host (before any other hosted service starts),
    /// makes an <see cref="OperationReader"/> available, has operations that are <see cref="LoggedAttribute">[Logged]</see> log to the host's
    /// loggers, logs the first telemetry failure of each kind, and warns of interfaces that have a decorator and are registered without it. Calling it again changes nothing but the options.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>A builder for further parts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <remarks>Spans need no call of this: they go to whoever listens to the assembly's <see cref="System.Diagnostics.ActivitySource"/>.
    /// A library needs none at all.</remarks>
    /// <example>
    /// <code>
    /// var builder = WebApplication.CreateBuilder(args);
    /// builder.Services.AddInstrumentGen();
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddInstrumentGen(this IServiceCollection services, Action<InstrumentGenOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<InstrumentGenOptions>();
        services.AddOptions<RedactionOptions>();
        services.AddOptions<AuditTrailOptions>();
        if (configure is not null) services.Configure(configure);
        services.TryAddSingleton<OperationReader>();
        services.TryAddSingleton(new OwedDecorators(services));
        services.TryAddSingleton<RecentTelemetry>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InstrumentGenLifetime>());
        return new InstrumentGenBuilder(services);
    }
}
