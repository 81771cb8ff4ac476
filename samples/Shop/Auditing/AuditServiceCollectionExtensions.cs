using InstrumentGen;
using InstrumentGen.Audit;
using Microsoft.Extensions.Options;

namespace Shop.Auditing;

public static class AuditServiceCollectionExtensions
{
    /// <summary>Has checkouts, cancellations, refunds and changes of prices leave records that nobody can change unseen.</summary>
    public static InstrumentGenBuilder AddShopAudit(this InstrumentGenBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<IAuditActorAccessor, RequestActor>();
        builder.Services.AddOptions<AuditOptions>().BindConfiguration("Audit").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<AuditStoreOptions>().Configure<IOptions<AuditOptions>, IHostEnvironment>(static (store, audit, host) =>
        {
            store.Path = Path.Combine(host.ContentRootPath, audit.Value.Path);
            store.SigningKey = audit.Value.SigningKey;
        });
        return builder.AddAudit(static _ => { });
    }
}
