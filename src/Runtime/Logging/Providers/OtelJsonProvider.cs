using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Writes OTLP documents.</summary>
[ProviderAlias("OtelJson")]
sealed class OtelJsonProvider(OtelJsonOptions options) : LogOutputProvider(new OtelJsonFormat(LogService.Of(options), options.Exceptions), options);
