using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Options that never change.</summary>
sealed class FixedOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue => value;

    public T Get(string? name) => value;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
