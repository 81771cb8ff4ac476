using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstrumentGen;

/// <summary>Stands among the services of an application that has asked for sampling.</summary>
sealed class TraceSamplingRequest(IOptions<TraceSamplingOptions> options)
{
    /// <summary>Puts the application's sampling in force.</summary>
    /// <returns><see langword="null"/> where it has not asked for any, or something else decides.</returns>
    internal static TraceSampling? Use(IServiceProvider services) =>
        services.GetService<SpansDecidedElsewhere>() is { } elsewhere && elsewhere.IsSo() ? null : services.GetService<TraceSamplingRequest>()?.Use();

    TraceSampling Use() => TraceSampling.Use(options.Value);
}
