using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace InstrumentGen.AspNetCore;

/// <summary>What the options say, made ready.</summary>
sealed class AccessLogSettings
{
    [ThreadStatic] static ArrayBufferWriter<char>? s_chars;

    readonly PathString[] _excluded;
    readonly QueryRedaction _query;
    readonly AccessLogAddress _address;

    internal AccessLogSettings(AccessLogOptions options)
    {
        _excluded = [.. options.ExcludedPaths.Select(static path => new PathString(path.StartsWith('/') ? path.TrimEnd('/') : $"/{path.TrimEnd('/')}"))];
        _query = new QueryRedaction(options);
        _address = options.ClientAddress;
        Options = options;
        RequestHeaders = LoggedHeader.OfRequest(options);
        ResponseHeaders = LoggedHeader.OfResponse(options);
        HasReferer = options.RequestHeaders.ContainsKey("Referer");
    }

    internal AccessLogOptions Options { get; }

    internal LoggedHeader[] RequestHeaders { get; }

    internal LoggedHeader[] ResponseHeaders { get; }

    internal bool HasReferer { get; }

    internal bool Excludes(PathString path)
    {
        foreach (PathString one in _excluded)
        {
            if (path.StartsWithSegments(one, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>What is said of a query. It is gone with the next text of the thread.</summary>
    internal ReadOnlySpan<char> QueryText(ReadOnlySpan<char> query)
    {
        ArrayBufferWriter<char> chars = s_chars ??= new ArrayBufferWriter<char>();
        chars.ResetWrittenCount();
        _query.Write(query, chars);
        return chars.WrittenSpan;
    }

    internal int WriteAddress(IPAddress? address, Span<char> target) => AspNetCore.ClientAddress.Write(address, _address, target);
}
