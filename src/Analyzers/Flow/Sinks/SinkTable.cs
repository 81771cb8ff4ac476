namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>The sinks that are known, as data. Parameter names are part of each library's public contract, so rows name them.</summary>
static class SinkTable
{
    const string NLogValues = "message=template format=template value=value argument=value argument1=value argument2=value argument3=value arg1=value arg2=value arg3=value args=values";
    const string TypedValues = "message=template arg0=value arg1=value arg2=value arg3=value arg4=value arg5=value arg6=value arg7=value";
    const string SerilogValues = "level=level messageTemplate=template propertyValue=value propertyValue0=value propertyValue1=value propertyValue2=value propertyValues=values";
    const string Tags = "tag=pair tag1=pair tag2=pair tag3=pair tags=pairs tagList=pairs";

    public static readonly SinkRow[] Rows =
    [
        // Microsoft.Extensions.Logging. [LoggerMessage] methods and LoggerMessage.Define's delegates are found by their attribute and type.
        new("Microsoft.Extensions.Logging.LoggerExtensions", "LogTrace LogDebug LogInformation LogWarning LogError LogCritical", SinkKind.Log, "message=template args=values") { LevelInName = true },
        new("Microsoft.Extensions.Logging.LoggerExtensions", "Log", SinkKind.Log, "logLevel=level message=template args=values"),
        new("Microsoft.Extensions.Logging.LoggerExtensions", "BeginScope", SinkKind.LogScope, "messageFormat=template args=values"),
        // What the build puts beside it where log calls are intercepted.
        new("Microsoft.Extensions.Logging.TypedLoggerExtensions", "LogTrace LogDebug LogInformation LogWarning LogError LogCritical", SinkKind.Log, TypedValues) { LevelInName = true },
        new("Microsoft.Extensions.Logging.TypedLoggerExtensions", "Log", SinkKind.Log, "logLevel=level " + TypedValues),
        new("Microsoft.Extensions.Logging.ILogger", "Log", SinkKind.Log, "logLevel=level state=value"),
        new("Microsoft.Extensions.Logging.ILogger", "BeginScope", SinkKind.LogScope, "state=value"),

        // Serilog.
        new("Serilog.ILogger", "Verbose Debug Information Warning Error Fatal", SinkKind.Log, SerilogValues) { LevelInName = true },
        new("Serilog.Log", "Verbose Debug Information Warning Error Fatal", SinkKind.Log, SerilogValues) { LevelInName = true },
        new("Serilog.Core.Logger", "Verbose Debug Information Warning Error Fatal", SinkKind.Log, SerilogValues) { LevelInName = true },
        new("Serilog.ILogger", "Write", SinkKind.Log, SerilogValues) { LeastArguments = 2 },
        new("Serilog.Log", "Write", SinkKind.Log, SerilogValues) { LeastArguments = 2 },
        new("Serilog.Core.Logger", "Write", SinkKind.Log, SerilogValues) { LeastArguments = 2 },
        new("Serilog.ILogger", "ForContext", SinkKind.LogScope, "propertyName=key value=value"),
        new("Serilog.Log", "ForContext", SinkKind.LogScope, "propertyName=key value=value"),
        new("Serilog.Core.Logger", "ForContext", SinkKind.LogScope, "propertyName=key value=value"),
        new("Serilog.Context.LogContext", "PushProperty", SinkKind.LogScope, "name=key value=value"),
        new("Serilog.LoggerConfiguration", "WithProperty", SinkKind.LogScope, "name=key value=value"),
        new("Serilog.Configuration.LoggerEnrichmentConfiguration", "WithProperty", SinkKind.LogScope, "name=key value=value"),

        // NLog.
        new("NLog.Logger", "Trace Debug Info Warn Error Fatal Log ConditionalTrace ConditionalDebug", SinkKind.Log, "level=level " + NLogValues) { LevelInName = true },
        new("NLog.ILogger", "Trace Debug Info Warn Error Fatal Log ConditionalTrace ConditionalDebug", SinkKind.Log, "level=level " + NLogValues) { LevelInName = true },
        new("NLog.ILoggerBase", "Log", SinkKind.Log, "level=level " + NLogValues),
        new("NLog.ILoggerExtensions", "Trace Debug Info Warn Error Fatal Log ConditionalTrace ConditionalDebug", SinkKind.Log, "level=level " + NLogValues) { LevelInName = true },
        new("NLog.Logger", "WithProperty SetProperty", SinkKind.LogScope, "propertyKey=key propertyValue=value"),
        new("NLog.Logger", "PushScopeProperty", SinkKind.LogScope, "propertyName=key propertyValue=value"),
        new("NLog.ScopeContext", "PushProperty", SinkKind.LogScope, "key=key value=value propertyName=key propertyValue=value"),
        new("NLog.ScopeContext", "PushProperties", SinkKind.LogScope, "properties=pairs"),
        new("NLog.ScopeContext", "PushNestedState", SinkKind.LogScope, "nestedState=value"),
        new("NLog.MappedDiagnosticsLogicalContext", "Set SetScoped", SinkKind.LogScope, "item=key value=value") { LeastArguments = 2 },
        new("NLog.MappedDiagnosticsContext", "Set SetScoped", SinkKind.LogScope, "item=key value=value") { LeastArguments = 2 },
        new("NLog.GlobalDiagnosticsContext", "Set", SinkKind.LogScope, "item=key value=value") { LeastArguments = 2 },
        new("NLog.LogEventInfo", "Properties[]", SinkKind.Log, "key=key value=value"),
        new("NLog.LogEventBuilder", "Message", SinkKind.Log, "messageTemplate=template message=template messageFormat=template arg0=value arg1=value arg2=value args=values argument=value"),
        new("NLog.LogEventBuilder", "Property", SinkKind.Log, "name=key value=value") { LeastArguments = 2 },

        // Spans.
        new("System.Diagnostics.Activity", "SetTag AddTag", SinkKind.SpanTag, "key=key value=value"),
        new("System.Diagnostics.Activity", "SetBaggage AddBaggage", SinkKind.Baggage, "key=key value=value"),
        new("System.Diagnostics.Activity", "SetStatus", SinkKind.SpanStatus, "description=text"),
        new("System.Diagnostics.Activity", "AddException", SinkKind.SpanEvent, "tags=pairs"),
        new("System.Diagnostics.Activity", ".ctor", SinkKind.SpanName, "operationName=text"),
        new("System.Diagnostics.Activity", "=DisplayName", SinkKind.SpanName, "value=text"),
        new("System.Diagnostics.ActivitySource", "StartActivity CreateActivity", SinkKind.SpanTag, "name=text@SpanName tags=pairs"),
        new("System.Diagnostics.ActivityEvent", ".ctor", SinkKind.SpanEvent, "name=text tags=pairs"),
        new("System.Diagnostics.ActivityLink", ".ctor", SinkKind.SpanTag, "tags=pairs"),
        new("System.Diagnostics.ActivityTagsCollection", ".ctor", SinkKind.SpanTag, "list=pairs"),
        new("System.Diagnostics.ActivityTagsCollection", "Add", SinkKind.SpanTag, "key=key value=value item=pair") { LeastArguments = 2 },
        new("System.Diagnostics.ActivityTagsCollection", "[]", SinkKind.SpanTag, "key=key value=value"),
        new("OpenTelemetry.Trace.TelemetrySpan", "SetAttribute", SinkKind.SpanTag, "key=key value=value"),
        new("OpenTelemetry.Trace.TelemetrySpan", "AddEvent", SinkKind.SpanEvent, "name=text attributes=pairs"),
        new("OpenTelemetry.Trace.TelemetrySpan", "UpdateName", SinkKind.SpanName, "name=text"),
        new("OpenTelemetry.Trace.SpanAttributes", "Add", SinkKind.SpanTag, "key=key value=value") { LeastArguments = 2 },
        new("OpenTelemetry.Trace.SpanAttributes", ".ctor", SinkKind.SpanTag, "attributes=pairs"),
        new("OpenTelemetry.Trace.Status", "WithDescription", SinkKind.SpanStatus, "description=text"),
        new("OpenTelemetry.Trace.Tracer", "StartSpan StartActiveSpan StartRootSpan", SinkKind.SpanName, "name=text"),
        new("OpenTelemetry.Baggage", "SetBaggage", SinkKind.Baggage, "name=key value=value baggageItems=pairs"),

        // Metrics.
        new("System.Diagnostics.Metrics.Counter`1", "Add", SinkKind.MetricLabel, Tags) { LeastArguments = 2 },
        new("System.Diagnostics.Metrics.UpDownCounter`1", "Add", SinkKind.MetricLabel, Tags) { LeastArguments = 2 },
        new("System.Diagnostics.Metrics.Histogram`1", "Record", SinkKind.MetricLabel, Tags) { LeastArguments = 2 },
        new("System.Diagnostics.Metrics.Gauge`1", "Record", SinkKind.MetricLabel, Tags) { LeastArguments = 2 },
        new("System.Diagnostics.Metrics.Measurement`1", ".ctor", SinkKind.MetricLabel, Tags),
        new("System.Diagnostics.Metrics.Meter", ".ctor", SinkKind.MetricLabel, Tags),
        new("System.Diagnostics.TagList", ".ctor", SinkKind.MetricLabel, Tags),
        new("System.Diagnostics.TagList", "Add", SinkKind.MetricLabel, "key=key value=value tag=pair") { LeastArguments = 2 },
        new("Prometheus.*", "WithLabels Labels WithLabelValues", SinkKind.MetricLabel, "labelValues=values labels=values"),
        new("Serilog.IDiagnosticContext", "Set", SinkKind.LogScope, "propertyName=key value=value") { LeastArguments = 2 },
        new("Prometheus.Exemplar", "From Pair", SinkKind.SpanTag, "value=value"),
    ];
}
