namespace InstrumentGen.Analyzers.Flow.Names;

/// <summary>The words by which label values are judged, as data.</summary>
static class LabelLexicon
{
    /// <summary>Things that come without end: an id of one makes a label grow for ever.</summary>
    public static readonly string[] Endless =
    [
        "user", "session", "order", "request", "customer", "message", "msg", "transaction", "correlation", "trace", "span", "invoice", "connection", "device", "payment", "event", "visitor", "player", "member",
        "account", "job", "run", "execution", "conversation", "chat", "ticket", "cart", "basket", "person", "patient", "comment", "post", "upload", "file", "document", "operation", "activity", "operationid", "unique", "line", "item", "delivery", "shipment", "booking", "reservation", "visit", "checkout", "tracking", "serial", "workflow", "entity", "record", "subscription", "notification", "blob", "claim",
    ];

    /// <summary>Head nouns whose values come without end.</summary>
    public static readonly string[] Unbounded =
    [
        "guid", "uuid", "email", "e mail", "user name", "username", "login", "phone", "phone number", "ip", "ip address", "remote address", "client address", "url", "uri", "raw url", "request path", "file path", "full path", "path",
        "query string", "user agent", "referer", "referrer", "stack trace", "exception message", "error message", "sql", "command text", "query text", "timestamp", "ticks", "file name", "body", "payload", "raw path", "absolute path", "full name", "search term", "search text", "token", "cookie", "card number",
        "correlation", "etag", "checksum", "nonce", "cache key", "blob name", "object key", "idempotency key", "search query", "search phrase", "term", "keyword", "query", "tracking code",
    ];

    /// <summary>Words that make the name another thing.</summary>
    public static readonly string[] Vetoes =
        ["type", "kind", "template", "pattern", "route", "class", "group", "bucket", "tier", "category", "status", "state", "role", "count", "length", "size", "level", "code", "scheme", "normalized", "bounded", "is", "has", "enabled", "hashed"];
}
