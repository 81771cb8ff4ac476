using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen;

/// <summary>What <c>services.AddInstrumentGen()</c> returns, for exporters and other parts to be added to.</summary>
public sealed class InstrumentGenBuilder
{
    internal InstrumentGenBuilder(IServiceCollection services) => Services = services;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }
}
