using InstrumentGen;
using InstrumentGen.Audit;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a durable audit trail to InstrumentGen.</summary>
public static class AuditInstrumentGenBuilderExtensions
{
    /// <summary>Keeps audit records in a SQLite database. When the host starts, it opens the trail, or ends with the reason why it cannot.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Says where the trail is, with <see cref="AuditStoreOptions.Path"/>, and how it is signed.</param>
    /// <param name="configureTrail">Changes how records are taken in.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="configure"/> is <see langword="null"/>.</exception>
    /// <remarks>The store is there as <see cref="SqliteAuditStore"/>, for <see cref="SqliteAuditStore.Archive"/> and <see cref="SqliteAuditStore.Checkpoint"/>. Calling it again
    /// changes nothing but the options.</remarks>
    /// <example>
    /// <code>
    /// services.AddInstrumentGen().AddAudit(options =>
    /// {
    ///     options.Path = "/var/lib/shop/audit.db";
    ///     options.SigningKey = "/etc/shop/audit-key.pem";
    /// });
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddAudit(this InstrumentGenBuilder builder, Action<AuditStoreOptions> configure, Action<AuditTrailOptions>? configureTrail = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        if (builder.Services.Any(static service => service.ServiceType == typeof(SqliteAuditStore)))
        {
            if (configureTrail is not null) builder.Services.Configure(configureTrail);
            return builder;
        }

        builder.Services.AddSingleton(static services => new SqliteAuditStore(services.GetRequiredService<IOptions<AuditStoreOptions>>().Value));
        return builder.AddAuditStore(static services => services.GetRequiredService<SqliteAuditStore>(), configureTrail);
    }
}
