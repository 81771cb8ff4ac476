using System.Collections;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.AspNetCore;

/// <summary>The record of a request. Our formats have it write itself; for others it is a list, in which what is not known is <see langword="null"/>.</summary>
readonly struct AccessLogState(in AccessLogEntry entry) : ILogState
{
    static readonly LogEventDefinition s_event = new(new EventId(1, "http.request"), "{http.request.method} {http.route} {http.response.status_code}") { HasSchemaNames = true };

    static readonly LogField s_method = new("http.request.method");
    static readonly LogField s_route = new("http.route");
    static readonly LogField s_path = new("url.path");
    static readonly LogField s_query = new("url.query");
    static readonly LogField s_status = new("http.response.status_code");
    static readonly LogField s_outcome = new("event.outcome");
    static readonly LogField s_duration = new("event.duration");
    static readonly LogField s_requestBytes = new("http.request.body.bytes");
    static readonly LogField s_responseBytes = new("http.response.body.bytes");
    static readonly LogField s_version = new("http.version");
    static readonly LogField s_address = new("client.address");
    static readonly LogField s_agent = new("user_agent.original");
    static readonly LogField s_user = new("user.name");
    static readonly LogField s_error = new("error.type");

    static readonly (LogField Field, Func<AccessLogEntry, object?> Read)[] s_listed =
    [
        (s_method, static one => one.Method), (s_route, static one => one.Route), (s_path, static one => one.Path), (s_query, QueryOf), (s_status, static one => one.Status),
        (s_outcome, static one => one.Outcome), (s_duration, static one => one.Nanoseconds), (s_requestBytes, static one => one.RequestBytes),
        (s_responseBytes, static one => one.ResponseBytes), (s_version, static one => one.Version), (s_address, AddressOf), (s_agent, static one => one.UserAgent),
        (s_user, static one => one.UserName), (s_error, static one => one.ErrorType),
    ];

    readonly AccessLogEntry _entry = entry;

    public LogEventDefinition Event => s_event;

    public int Count => s_listed.Length + (_entry.Headers?.Length ?? 0) + 1;

    public KeyValuePair<string, object?> this[int index]
    {
        get
        {
            if (index < s_listed.Length) return new(s_listed[index].Field.Name, s_listed[index].Read(_entry));
            if (index == Count - 1) return new("{OriginalFormat}", s_event.Template);
            int header = index - s_listed.Length;
            return new(HeaderAt(header).Field.Name, _entry.Headers![header]);
        }
    }

    public void WriteMessage(LogText text)
    {
        text.Append(_entry.Method);
        text.Literal(" "u8);
        text.Append(_entry.Path ?? _entry.Route ?? CombinedFormat.Unmatched);
        text.Literal(" "u8);
        text.Append(_entry.Status);
    }

    public void WriteFields(LogFields fields)
    {
        fields.Add(s_method, _entry.Method);
        Add(fields, s_route, _entry.Route);
        Add(fields, s_path, _entry.Path);
        if (!string.IsNullOrEmpty(_entry.Query)) fields.Add(s_query, _entry.Settings.QueryText(_entry.Query));
        fields.Add(s_status, _entry.Status);
        fields.Add(s_outcome, _entry.Outcome);
        fields.Add(s_duration, _entry.Nanoseconds);
        if (_entry.RequestBytes is { } received) fields.Add(s_requestBytes, received);
        if (_entry.ResponseBytes is { } sent) fields.Add(s_responseBytes, sent);
        Add(fields, s_version, _entry.Version);
        Span<char> address = stackalloc char[ClientAddress.MostChars];
        int length = _entry.Settings.WriteAddress(_entry.ClientAddress, address);
        if (length > 0) fields.Add(s_address, address[..length]);
        Add(fields, s_agent, _entry.UserAgent);
        Add(fields, s_user, _entry.UserName);
        Add(fields, s_error, _entry.ErrorType);
        for (int index = 0; index < (_entry.Headers?.Length ?? 0); index++) Add(fields, HeaderAt(index).Field, _entry.Headers![index]);
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => LogValues.Enumerate(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => LogStateText.Format(this, null);

    LoggedHeader HeaderAt(int index)
    {
        LoggedHeader[] ofRequest = _entry.Settings.RequestHeaders;
        return index < ofRequest.Length ? ofRequest[index] : _entry.Settings.ResponseHeaders[index - ofRequest.Length];
    }

    static void Add(LogFields fields, LogField field, string? value)
    {
        if (value is not null) fields.Add(field, value);
    }

    static string? QueryOf(AccessLogEntry entry) => string.IsNullOrEmpty(entry.Query) ? null : entry.Settings.QueryText(entry.Query).ToString();

    static string? AddressOf(AccessLogEntry entry)
    {
        Span<char> address = stackalloc char[ClientAddress.MostChars];
        int length = entry.Settings.WriteAddress(entry.ClientAddress, address);
        return length == 0 ? null : address[..length].ToString();
    }
}
