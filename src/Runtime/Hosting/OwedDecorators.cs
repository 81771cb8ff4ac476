using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen;

/// <summary>Finds what was meant to be decorated and is not: interfaces that have a decorator and are registered without it.</summary>
/// <param name="services">The application's registrations.</param>
sealed class OwedDecorators(IServiceCollection services)
{
    /// <summary>The names of the interfaces, in order; those of generic ones without type arguments.</summary>
    public IReadOnlyList<string> Find() =>
    [
        .. OperationDecorators.Services
            .Where(service => services.Any(descriptor => descriptor is not InstrumentedDescriptor && ServiceInstrumentation.IsMeant(descriptor, service)))
            .Select(static service => service.ToString())
            .Order(StringComparer.Ordinal),
    ];
}
