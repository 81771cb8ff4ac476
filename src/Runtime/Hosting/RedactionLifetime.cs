using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstrumentGen;

/// <summary>Keeps the application's redaction in force from the start of its host to its end.</summary>
sealed class RedactionLifetime : IDisposable
{
    readonly IServiceProvider _services;
    readonly RedactionPolicyUse _use;
    readonly IDisposable? _changes;

    internal RedactionLifetime(IServiceProvider services)
    {
        _services = services;
        var options = services.GetRequiredService<IOptionsMonitor<RedactionOptions>>();
        _use = new RedactionPolicyUse(PolicyOf(options.CurrentValue));
        _changes = options.OnChange(changed => _use.Change(PolicyOf(changed)));
    }

    public void Dispose()
    {
        _changes?.Dispose();
        _use.Dispose();
    }

    RedactionPolicy PolicyOf(RedactionOptions options) =>
        new(options, options.Redactors ?? (options.UseContainerRedactors ? _services.GetService<IRedactorProvider>() : null));
}
