using System.Buffers;

namespace InstrumentGen.AspNetCore;

/// <summary>Which ids <c>app.UseCorrelation()</c> takes from requests, and where it puts the one that counts.</summary>
/// <remarks>The id that counts is, in this order: what the baggage item <see cref="IdBaggage"/> says, where that is set; the trace id of a request that came with a valid
/// <c>traceparent</c>; the first of <see cref="RequestHeaders"/> that holds a valid id; the id of the trace that the request begins; a new one where requests are not
/// traced at all.</remarks>
/// <example>
/// <code>
/// builder.Services.AddInstrumentGen().AddCorrelation(options =>
/// {
///     options.RequestHeaders.Insert(0, "X-Shop-Request");
///     options.ServerTiming = true;
/// });
/// </code>
/// </example>
public sealed class CorrelationOptions
{
    static readonly SearchValues<char> s_headerName = SearchValues.Create("!#$%&'*+-.^_`|~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>The request headers that may hold an id, the first that counts first.</summary>
    /// <value>Default: <c>X-Correlation-ID</c>, <c>X-Request-ID</c>.</value>
    public IList<string> RequestHeaders { get; } = ["X-Correlation-ID", "X-Request-ID"];

    /// <summary>The response header that the id is returned in; <see langword="null"/> for none.</summary>
    /// <value>Default: <c>X-Correlation-ID</c>.</value>
    /// <exception cref="ArgumentException">The value is no name of a header: servers would refuse to send it, and fail each response.</exception>
    public string? ResponseHeader
    {
        get;
        set
        {
            if (value is not null && (value.Length == 0 || value.AsSpan().ContainsAnyExcept(s_headerName)))
                throw new ArgumentException("The name of a header has letters and digits of ASCII and !#$%&'*+-.^_`|~ alone.", nameof(value));
            field = value;
        }
    } = "X-Correlation-ID";

    /// <summary>Whether ids of requests are taken over. Where they are not, the id is that of the trace if the trace began here, and else a new one: a client that may
    /// send a <c>traceparent</c> then still cannot choose the id.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool TrustIncoming { get; set; } = true;

    /// <summary>The most characters of an id that is taken over.</summary>
    /// <value>The default is 128.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 1024.</exception>
    public int MaxLength
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1024);
            field = value;
        }
    } = 128;

    /// <summary>The characters that an id may have. An id with any other is not taken over.</summary>
    /// <value>Default: letters and digits of ASCII, and <c>-._~:/+=</c>, which holds all of GUIDs, ULIDs, Base64 and trace ids.</value>
    /// <exception cref="ArgumentException">The value is empty, or has what is no visible ASCII, or a quote, a backslash, a comma or a semicolon, which would have a meaning in headers.</exception>
    public string AllowedCharacters
    {
        get;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            if (value.Any(static one => one is <= ' ' or > '~' or '"' or '\\' or ',' or ';'))
                throw new ArgumentException("An id can have visible ASCII characters other than quote, backslash, comma and semicolon.", nameof(value));
            field = value;
        }
    } = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/+=";

    /// <summary>The names of the baggage that is taken from requests into <see cref="CorrelationContext"/>; log formats write what their own option <c>Baggage</c> lists.</summary>
    /// <value>Default: none. Baggage comes from whoever sends the request.</value>
    public ISet<string> Baggage { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The most characters of a value of baggage that is taken.</summary>
    /// <value>The default is 256.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 8192.</exception>
    public int MaxBaggageLength
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 8192);
            field = value;
        }
    } = 256;

    /// <summary>The name of the baggage item in which an id that is not the trace's goes on to the services that are called, and comes from those that call. All of them
    /// must set it: others take the trace's id.</summary>
    /// <value>Default: <see langword="null"/>, none. Baggage is sent to every service that is called, other people's as well.</value>
    public string? IdBaggage { get; set; }

    /// <summary>Whether responses have <c>Server-Timing: traceparent;desc="00-..."</c>, by which a page in a browser learns the trace that its server made.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool ServerTiming { get; set; }

    /// <summary>Whether a log scope with <c>correlation.id</c> is around each request, for log providers of others. Those of this package and of
    /// <c>AddMicrosoftTelemetry</c> need none; it allocates.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool LogScope { get; set; }
}
