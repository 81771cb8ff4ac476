using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Writes lines for people.</summary>
[ProviderAlias("CompactConsole")]
sealed class CompactConsoleProvider(CompactConsoleOptions options, LogSampler? sampler = null) : LogOutputProvider(FormatOf(options), options, sampler)
{
    static CompactConsoleFormat FormatOf(CompactConsoleOptions options) =>
        new(options.Exceptions, options.TimeProvider, options is { Sink: null, File: null } && Terminal.HasColours);
}
