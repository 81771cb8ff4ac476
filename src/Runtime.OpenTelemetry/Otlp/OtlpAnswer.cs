using System.Net;
using System.Text;

namespace InstrumentGen.OpenTelemetry;

/// <summary>What a receiver's answer means, by the specification of OTLP 1.</summary>
/// <param name="Verdict">Whether it took the request.</param>
/// <param name="RetryAfter">How long it asks to wait, where it does.</param>
/// <param name="Rejected">How many items it left out of a request that it took.</param>
/// <param name="Message">What it says.</param>
readonly record struct OtlpAnswer(OtlpVerdict Verdict, TimeSpan? RetryAfter = null, long Rejected = 0, string? Message = null)
{
    /// <summary>More of an answer is not read.</summary>
    internal const int MostBytes = 4 * 1024 * 1024;

    /// <summary>An answer over HTTP.</summary>
    internal static OtlpAnswer OfHttp(HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (IsToBeRetried(response.StatusCode)) return new(OtlpVerdict.Retry, RetryAfterOf(response, now), Message: NameOf(response));
        if (!response.IsSuccessStatusCode) return new(OtlpVerdict.Refused, Message: NameOf(response));
        // Some answer in JSON, whatever they were sent.
        return response.Content.Headers.ContentType?.MediaType == "application/json" ? new(OtlpVerdict.Accepted) : OfMessage(body);
    }

    /// <summary>The <c>Export…ServiceResponse</c> of a request that was taken.</summary>
    internal static OtlpAnswer OfMessage(ReadOnlySpan<byte> body)
    {
        var answer = new OtlpAnswer(OtlpVerdict.Accepted);
        var fields = new ProtobufFields(body);
        while (fields.Read())
        {
            if (fields.Number != 1) continue;
            var partial = new ProtobufFields(fields.Bytes);
            while (partial.Read())
            {
                if (partial.Number == 1) answer = answer with { Rejected = partial.Integer };
                if (partial.Number == 2) answer = answer with { Message = Encoding.UTF8.GetString(partial.Bytes) };
            }

            if (partial.IsBroken) return NoOtlp;
        }

        return fields.IsBroken ? NoOtlp : answer;
    }

    /// <summary>A web server that says 200 to everything has not taken anything.</summary>
    internal static OtlpAnswer NoOtlp => new(OtlpVerdict.Refused, Message: "What answers there does not speak OTLP.");

    /// <summary>The statuses that the specification has a client retry, and no other.</summary>
    internal static bool IsToBeRetried(HttpStatusCode status) => status is
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    internal static string NameOf(HttpResponseMessage response) => $"It answers {(int)response.StatusCode}.";

    static TimeSpan? RetryAfterOf(HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter is not { } after ? null : after.Delta ?? after.Date - now;
}
