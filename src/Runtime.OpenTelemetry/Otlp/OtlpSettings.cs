using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Where one signal goes and how: by the options, else by the variables, else by the specification's defaults.</summary>
sealed class OtlpSettings
{
    const int DefaultTimeout = 10_000;

    OtlpSettings(OtlpSignal signal, OtlpExportOptions options, OtlpVariables variables)
    {
        Signal = signal;
        Protocol = options.Protocol ?? OtlpVariables.Choice(
            OtlpVariables.OfAll("PROTOCOL"),
            variables.Read(signal, "PROTOCOL"),
            OtlpExportProtocol.HttpProtobuf,
            ("http/protobuf", OtlpExportProtocol.HttpProtobuf),
            ("grpc", OtlpExportProtocol.Grpc));
        Compression = options.Compression ?? OtlpVariables.Choice(
            OtlpVariables.OfAll("COMPRESSION"),
            variables.Read(signal, "COMPRESSION"),
            OtlpExportCompression.None,
            ("none", OtlpExportCompression.None),
            ("gzip", OtlpExportCompression.GZip));
        Timeout = options.Timeout ?? TimeSpan.FromMilliseconds(variables.Integer(signal, "TIMEOUT", least: 1, DefaultTimeout));
        Endpoint = EndpointOf(options, variables);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in variables.Pairs(signal, "HEADERS")) headers[name] = value;
        foreach ((string name, string value) in options.Headers) headers[name] = value;
        Headers = [.. headers];
        // A handler of the application's is left alone, and so is what is said for ours.
        Certificates = options.HttpHandler is null ? OtlpCertificates.Of(signal, options, variables) : null;
    }

    internal OtlpSignal Signal { get; }

    internal Uri Endpoint { get; }

    internal OtlpExportProtocol Protocol { get; }

    internal OtlpExportCompression Compression { get; }

    internal TimeSpan Timeout { get; }

    internal KeyValuePair<string, string>[] Headers { get; }

    /// <summary>Those of our own handler; <see langword="null"/> where the application has one.</summary>
    internal OtlpCertificates? Certificates { get; }

    /// <summary>Reads what stands for a signal.</summary>
    /// <returns><see langword="null"/> where it is not exported.</returns>
    /// <exception cref="OptionsValidationException">The endpoint is none, or a certificate cannot be used.</exception>
    internal static OtlpSettings? Of(OtlpSignal signal, OtlpExportOptions options, OtlpVariables variables) =>
        IsExported(signal, options, variables) ? new OtlpSettings(signal, options, variables) : null;

    /// <summary>Whether a signal is exported at all.</summary>
    internal static bool IsExported(OtlpSignal signal, OtlpExportOptions options, OtlpVariables variables)
    {
        if (variables.IsTrue("OTEL_SDK_DISABLED")) return false;
        bool? asked = signal == OtlpSignal.Traces ? options.Traces : signal == OtlpSignal.Logs ? options.Logs : options.Metrics;
        return asked ?? variables.Read($"OTEL_{signal.Variable}_EXPORTER") is not "none";
    }

    Uri EndpointOf(OtlpExportOptions options, OtlpVariables variables)
    {
        if (options.Endpoint is { } given) return WithPath(Checked(nameof(OtlpExportOptions) + "." + nameof(OtlpExportOptions.Endpoint), given, given.OriginalString));
        string ofSignal = OtlpVariables.OfSignal(Signal, "ENDPOINT");
        if (variables.Read(ofSignal) is { } own) return Checked(ofSignal, own);
        string ofAll = OtlpVariables.OfAll("ENDPOINT");
        if (variables.Read(ofAll) is { } common) return WithPath(Checked(ofAll, common));
        return WithPath(new Uri(Protocol == OtlpExportProtocol.Grpc ? "http://localhost:4317" : "http://localhost:4318"));
    }

    // The SDK appends the service's path for gRPC itself.
    Uri WithPath(Uri endpoint) =>
        Protocol == OtlpExportProtocol.Grpc ? endpoint : new UriBuilder(endpoint) { Path = endpoint.AbsolutePath.TrimEnd('/') + '/' + Signal.Path }.Uri;

    static Uri Checked(string name, string value) => Checked(name, Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) ? uri : null, value);

    static Uri Checked(string name, Uri? endpoint, string value)
    {
        if (endpoint is { IsAbsoluteUri: true } && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps)) return endpoint;
        string problem = $"{name} is '{value}', which is no absolute URL of http or https, such as http://localhost:4318.";
        throw new OptionsValidationException(Options.DefaultName, typeof(OtlpExportOptions), [problem]);
    }
}
