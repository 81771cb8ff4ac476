using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Writes OTLP documents.</summary>
[ProviderAlias("OtelJson")]
sealed class OtelJsonProvider(OtelJsonOptions options, LogSampler? sampler = null) : LogOutputProvider(new OtelJsonFormat(LogService.Of(options), options.Exceptions), options, sampler);
