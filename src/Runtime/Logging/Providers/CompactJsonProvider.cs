using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Writes lines of the compact log event format.</summary>
[ProviderAlias("CompactJson")]
sealed class CompactJsonProvider(CompactJsonOptions options, LogSampler? sampler = null) : LogOutputProvider(new CompactJsonFormat(LogService.GivenBy(options), options.Exceptions, options.RendersMessages), options, sampler);
