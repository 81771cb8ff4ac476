using InstrumentGen;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an application an audit trail.</summary>
public static class AuditStoreInstrumentGenBuilderExtensions
{
    /// <summary>Has the records of audited operations go to a store, from the start of the host (before any other hosted service starts) to its end. Of several stores the
    /// first that was added makes records durable, and the others get copies.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="store">Makes the store, or gets it from the services; the trail disposes of it when the host is disposed of. What it throws keeps the host from starting.</param>
    /// <param name="configure">Changes how records are taken in.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="store"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddAuditStore(services =&gt; new ArchiveStore(services.GetRequiredService&lt;ArchiveClient&gt;()));
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddAuditStore(this InstrumentGenBuilder builder, Func<IServiceProvider, IAuditStore> store, Action<AuditTrailOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(store);
        builder.Services.AddSingleton(new AuditStoreSource(store));
        if (configure is not null) builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Has the records of audited operations go to the host's loggers, of the category <c>InstrumentGen.Audit</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes how records are taken in.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>A log is no trail by itself: it can be changed, and what is acknowledged may still be in its queue. Behind a store that keeps records, it shows them to whoever
    /// watches the logs.</remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddAuditLog();
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddAuditLog(this InstrumentGenBuilder builder, Action<AuditTrailOptions>? configure = null) =>
        builder.AddAuditStore(static services => new LoggerAuditStore(services.GetRequiredService<ILoggerFactory>()), configure);
}
