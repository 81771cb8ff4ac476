using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>The logger that an operation has got.</summary>
/// <param name="Source">Where it is from: it is good for as long as that is in force.</param>
/// <param name="Logger">The logger; <see langword="null"/> where none could be made, which is not tried again.</param>
sealed record OperationLogger(OperationLoggers Source, ILogger? Logger);
