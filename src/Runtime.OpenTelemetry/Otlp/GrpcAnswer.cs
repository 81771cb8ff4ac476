using System.Globalization;
using System.Net.Http.Headers;

namespace InstrumentGen.OpenTelemetry;

/// <summary>What an answer over gRPC means.</summary>
static class GrpcAnswer
{
    const string Status = "grpc-status";
    const string Details = "grpc-status-details-bin";
    const int FrameHead = 5;
    const int ResourceExhausted = 8;

    internal static OtlpAnswer Of(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        // gRPC's own table of what the statuses of proxies mean has UNAVAILABLE for these.
        if (OtlpAnswer.IsToBeRetried(response.StatusCode)) return new(OtlpVerdict.Retry, Message: OtlpAnswer.NameOf(response));
        if (!response.IsSuccessStatusCode) return new(OtlpVerdict.Refused, Message: OtlpAnswer.NameOf(response));
        if (!int.TryParse(Header(response, Status), NumberStyles.None, CultureInfo.InvariantCulture, out int status)) return OtlpAnswer.NoOtlp;
        if (status == 0) return OfFrame(body);
        string message = $"It answers the gRPC status {status.ToString(CultureInfo.InvariantCulture)}.";
        TimeSpan? delay = RetryDelayOf(Header(response, Details));
        bool isToBeRetried = IsToBeRetried(status) || (status == ResourceExhausted && delay is not null);
        return new(isToBeRetried ? OtlpVerdict.Retry : OtlpVerdict.Refused, delay, Message: message);
    }

    static OtlpAnswer OfFrame(ReadOnlySpan<byte> body)
    {
        if (body.Length < FrameHead) return OtlpAnswer.NoOtlp;
        // An answer that is compressed though nobody has asked for it says only that all is well.
        return body[0] == 0 ? OtlpAnswer.OfMessage(body[FrameHead..]) : new(OtlpVerdict.Accepted);
    }

    // CANCELLED, DEADLINE_EXCEEDED, ABORTED, OUT_OF_RANGE, UNAVAILABLE, DATA_LOSS.
    static bool IsToBeRetried(int status) => status is 1 or 4 or 10 or 11 or 14 or 15;

    /// <summary>The delay of a <c>google.rpc.RetryInfo</c> among the details of a <c>google.rpc.Status</c>.</summary>
    static TimeSpan? RetryDelayOf(string? details)
    {
        if (details is null) return null;
        string padded = details.PadRight((details.Length + 3) / 4 * 4, '=');
        byte[] bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out int length)) return null;
        var status = new ProtobufFields(bytes.AsSpan(0, length));
        while (status.Read())
        {
            if (status.Number == 3 && DelayOfAny(status.Bytes) is { } delay) return delay;
        }

        return null;
    }

    static TimeSpan? DelayOfAny(ReadOnlySpan<byte> any)
    {
        bool isRetryInfo = false;
        ReadOnlySpan<byte> value = default;
        var fields = new ProtobufFields(any);
        while (fields.Read())
        {
            if (fields.Number == 1) isRetryInfo = fields.Bytes.EndsWith("/google.rpc.RetryInfo"u8);
            if (fields.Number == 2) value = fields.Bytes;
        }

        if (!isRetryInfo) return null;
        var info = new ProtobufFields(value);
        return info.Read() && info.Number == 1 ? DurationOf(info.Bytes) : null;
    }

    static TimeSpan DurationOf(ReadOnlySpan<byte> duration)
    {
        TimeSpan delay = TimeSpan.Zero;
        var fields = new ProtobufFields(duration);
        while (fields.Read())
        {
            long most = (long)TimeSpan.FromDays(1).TotalSeconds;
            if (fields.Number == 1) delay += TimeSpan.FromSeconds(Math.Clamp(fields.Integer, -most, most));
            if (fields.Number == 2) delay += TimeSpan.FromTicks((int)fields.Integer / TimeSpan.NanosecondsPerTick);
        }

        return delay;
    }

    // A server that fails at once has its trailers in the place of headers.
    static string? Header(HttpResponseMessage response, string name) => Header(response.TrailingHeaders, name) ?? Header(response.Headers, name);

    static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
