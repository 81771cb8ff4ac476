using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Writes lines for Elasticsearch.</summary>
[ProviderAlias("EcsJson")]
sealed class EcsJsonProvider(EcsJsonOptions options, LogSampler? sampler = null) : LogOutputProvider(new EcsJsonFormat(LogService.Of(options), options.Exceptions), options, sampler);
