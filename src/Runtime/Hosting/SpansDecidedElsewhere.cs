namespace InstrumentGen;

/// <summary>Stands among the services of an application where something else than <see cref="TraceSampling"/> decides on spans by the same options: two of them would
/// keep a span where either wants it.</summary>
/// <param name="IsSo">Whether it does, once the application is configured.</param>
sealed record SpansDecidedElsewhere(Func<bool> IsSo);
