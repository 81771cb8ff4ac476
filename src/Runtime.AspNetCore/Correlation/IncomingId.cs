using System.Buffers;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace InstrumentGen.AspNetCore;

/// <summary>Decides which id a request has.</summary>
sealed class IncomingId
{
    readonly string[] _headers;
    readonly SearchValues<char> _allowed;
    readonly int _maxLength;
    readonly bool _isTrusted;
    readonly string? _baggage;
    readonly CorrelationRejections _rejections;

    internal IncomingId(CorrelationOptions options, CorrelationRejections rejections)
    {
        _headers = [.. options.RequestHeaders];
        _allowed = SearchValues.Create(options.AllowedCharacters);
        _maxLength = options.MaxLength;
        _isTrusted = options.TrustIncoming;
        _baggage = options.IdBaggage;
        _rejections = rejections;
    }

    /// <param name="headers">The request's headers.</param>
    /// <param name="activity">The request's activity, where it has one of the W3C format.</param>
    internal string Of(IHeaderDictionary headers, Activity? activity)
    {
        if (_baggage is not null && OfBaggage(activity) is { } chosen) return chosen;
        StringValues parent = headers.TraceParent;
        bool isRemote = activity is not null && IsRemote(activity, parent);
        if (!isRemote && parent.Count > 0 && OfTraceParent(parent, activity) is { } traced) return traced;
        if (!_isTrusted) return isRemote || activity is null ? New() : activity.TraceId.ToHexString();
        if (isRemote) return activity!.TraceId.ToHexString();
        return OfHeaders(headers) ?? (activity is null ? New() : activity.TraceId.ToHexString());
    }

    static string New() => ActivityTraceId.CreateRandom().ToHexString();

    // By the text of the header first: an activity makes the id of its parent anew, as a string, where it is asked for it.
    static bool IsRemote(Activity activity, StringValues parent) =>
        activity.HasRemoteParent || (activity.Parent is null && (IsOf(activity, parent) || activity.ParentSpanId != default));

    static bool IsOf(Activity activity, StringValues parent)
    {
        const int Start = 3;
        const int Length = 32;
        return parent is [{ Length: >= Start + Length } text] && text.AsSpan(Start, Length).SequenceEqual(activity.TraceId.ToHexString());
    }

    // The activity does not follow it: there is no activity, or the propagator in force refuses traces of others, or it is no traceparent.
    string? OfTraceParent(StringValues parent, Activity? activity)
    {
        if (parent.Count > 1 || !ActivityContext.TryParse(parent[0], null, out ActivityContext context))
        {
            _rejections.Count(CorrelationRejections.TraceParent);
            return null;
        }

        return activity is null && _isTrusted ? context.TraceId.ToHexString() : null;
    }

    string? OfHeaders(IHeaderDictionary headers)
    {
        foreach (string header in _headers)
        {
            if (!headers.TryGetValue(header, out StringValues values) || values.Count == 0) continue;
            if (values.Count == 1 && values[0] is { } id && IsValid(id)) return id;
            _rejections.Count(header);
        }

        return null;
    }

    string? OfBaggage(Activity? activity)
    {
        if (!_isTrusted || activity?.GetBaggageItem(_baggage!) is not { } id) return null;
        if (IsValid(id)) return id;
        _rejections.Count(CorrelationRejections.Baggage);
        return null;
    }

    bool IsValid(string id) => id.Length > 0 && id.Length <= _maxLength && !id.AsSpan().ContainsAnyExcept(_allowed);
}
