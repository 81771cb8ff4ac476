using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace InstrumentGen.AspNetCore;

/// <summary>A header that the access log says.</summary>
sealed class LoggedHeader
{
    // Names, and parts of names, of headers that let somebody in.
    static readonly string[] s_credentials =
        ["authorization", "cookie", "token", "secret", "password", "passwd", "credential", "session", "api-key", "apikey", "access-key", "csrf", "xsrf", "signature", "client-cert", "jwt"];

    readonly string _name;
    readonly ValueRedaction? _redaction;

    LoggedHeader(string prefix, string name, ValueRedaction? redaction)
    {
        if (redaction is null && s_credentials.FirstOrDefault(one => name.Contains(one, StringComparison.OrdinalIgnoreCase)) is not null)
        {
            throw new InvalidOperationException(
                $"The access log may not say the header '{name}': it holds what lets somebody in. Give it a redaction in AccessLogOptions, as ValueRedaction.Hmac(DataClassifications.Secret), or leave it out.");
        }

        _name = name;
        _redaction = redaction;
        // OpenTelemetry's name; the Elastic Common Schema has none.
#pragma warning disable CA1308 // It is in lower case there.
        Field = new LogField(prefix + name.ToLowerInvariant());
#pragma warning restore CA1308
    }

    internal LogField Field { get; }

    internal static LoggedHeader[] OfRequest(AccessLogOptions options) => [.. options.RequestHeaders.Select(static one => new LoggedHeader("http.request.header.", one.Key, one.Value))];

    internal static LoggedHeader[] OfResponse(AccessLogOptions options) => [.. options.ResponseHeaders.Select(static one => new LoggedHeader("http.response.header.", one.Key, one.Value))];

    internal string? ValueIn(IHeaderDictionary headers, int maxLength)
    {
        StringValues values = headers[_name];
        if (values.Count == 0) return null;
        string value = values.ToString();
        return ClientText.Clean(_redaction is null ? value : _redaction.Redact(value), maxLength);
    }
}
