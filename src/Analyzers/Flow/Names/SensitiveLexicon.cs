namespace InstrumentGen.Analyzers.Flow.Names;

/// <summary>The words by which names are judged, as data. A term of several words stands for them in a row: <c>api key</c>.</summary>
static class SensitiveLexicon
{
    /// <summary>Head nouns that open a door.</summary>
    public static readonly string[] Secrets =
    [
        "password", "passwd", "pwd", "passphrase", "passcode", "secret", "token", "otp", "totp", "cvv", "cvc", "apikey", "pin", "jwt", "cookie", "credential", "credentials",
        "authorization", "api key", "private key", "secret key", "access key", "account key", "shared key", "signing key", "encryption key", "master key", "license key", "auth key", "authentication key", "api secret", "sas token", "seed phrase", "mnemonic phrase", "card no", "mfa code", "sms code", "otp code", "two factor code", "login code", "activation code", "reset link", "magic link", "reset url", "smtp pass", "user pass", "db pass", "saml response", "security stamp", "access code", "recovery key", "unlock code",
        "connection string", "card number", "security code", "recovery code", "verification code", "auth code", "authorization code", "one time code", "backup code",
        "pin code", "auth header", "authorization header", "session key", "sas url", "bearer", "ssn", "social security number", "security number", "private key pem", "key pem", "connectionstring", "accesstoken", "cardnumber", "pan",
    ];

    /// <summary>Head nouns that tell of a person.</summary>
    public static readonly string[] Personals =
    [
        "email", "e mail", "mail address", "email address", "phone", "phone number", "telephone", "mobile", "mobile number", "first name", "last name", "full name", "surname", "given name",
        "family name", "maiden name", "user name", "username", "login name", "birth date", "birthday", "date birth", "birthdate", "passport number",
        "national id", "tax id", "iban", "ip", "ip address", "remote address", "client address", "postal address", "home address", "street", "street address", "shipping address", "billing address",
        "latitude", "longitude", "salary", "license plate", "driver license", "dob", "msisdn", "cell number", "cellphone", "fax number", "recipient", "recipients", "account holder", "card holder", "cardholder", "coordinates", "id card", "national number", "personal number", "personal code", "bank account", "vat id", "user host address", "display name of user", "user display name", "postcode", "zip code", "nickname", "emailaddress", "mobilephone", "homephone", "givenname", "streetaddress", "dateofbirth", "customer name", "patient name", "person name", "contact name", "player name", "passport",
    ];

    /// <summary>Words that tell of a person only where the object they belong to is one.</summary>
    public static readonly string[] PersonalsOfPeople = ["name", "address", "display name", "bio", "gender", "nationality", "avatar"];

    /// <summary>Objects that are people.</summary>
    public static readonly string[] People = ["user", "customer", "person", "patient", "employee", "member", "contact", "subscriber", "applicant", "recipient", "guest", "passenger", "student", "profile", "account", "sender", "visitor", "subscriber", "resident", "tenant"];

    /// <summary>Words that make the name another thing, wherever they stand in it; those that the term itself holds do not count, as in
    /// <c>card number</c>.</summary>
    public static readonly string[] Vetoes =
    [
        "is", "has", "have", "use", "uses", "used", "using", "can", "should", "must", "allow", "allows", "require", "requires", "enable", "enabled", "disabled", "no", "missing", "valid", "invalid",
        "count", "length", "size", "max", "min", "number", "total", "type", "kind", "hint", "hash", "hashed", "masked", "redacted", "encrypted", "obfuscated", "protected", "anonymized", "sanitized", "policy", "template",
        "expires", "expiry", "expiration", "active", "seats", "manager", "provider", "service", "factory", "handler", "validator", "generator", "options", "placeholder", "pattern", "regex", "format",
        "prefix", "suffix", "scheme", "endpoint", "public", "fake", "dummy", "safe", "facing", "loggable", "printable",
    ];

    /// <summary>Words behind a noun that tell in what form it is kept.</summary>
    public static readonly string[] Forms = ["value", "text", "string", "bytes", "base64", "plain", "plaintext", "raw", "str", "chars", "hex"];

    /// <summary>Words that make an address that of a machine.</summary>
    public static readonly string[] MachineVetoes =
        ["server", "local", "listen", "listener", "bind", "binding", "bound", "advertised", "gateway", "node", "broker", "cluster", "silo", "loopback", "proxy", "host", "internal", "container", "pod", "service", "upstream", "destination", "published"];

    /// <summary>Words in the name of a type that make its members' names those of things: of works, of code.</summary>
    public static readonly string[] ThingContainers = ["cast", "crew", "enum", "class", "struct", "type", "xml", "group", "assembly", "symbol", "metadata"];

    /// <summary>The last words of types whose static members are texts for people, or names: of headers, of settings.</summary>
    public static readonly string[] TextTables =
        ["messages", "message", "errors", "resources", "resource", "strings", "texts", "constants", "names", "headers", "claims", "codes", "labels", "templates", "formats", "sr"];

    /// <summary>Words that make a token, cookie or pin another thing.</summary>
    public static readonly string[] TokenVetoes =
    [
        "cancellation", "continuation", "pagination", "page", "paging", "concurrency", "change", "reload", "culture", "lexical", "syntax", "keyword", "next", "current", "previous", "start", "end", "open", "close",
        "json", "xml", "identifier", "antiforgery", "csrf", "xsrf", "sync", "skip", "delta", "resume", "first", "last", "stop", "left", "right", "separator", "operator", "map", "gpio", "word", "unexpected", "expected",
    ];

    /// <summary>Words in the names of types and methods around a token, cookie or pin that make it another thing.</summary>
    public static readonly string[] TokenContexts =
    [
        "lexer", "lexing", "parser", "parse", "parsing", "tokenizer", "tokenize", "tokenization", "scanner", "syntax", "grammar", "compiler", "expression", "reader", "template", "templates", "placeholder", "formatter", "text", "word", "linq",
        "query", "script", "scripting", "interpreter", "ast", "node", "markdown", "json", "xml", "css", "html", "analyzer", "analysis", "search", "index", "gpio", "map", "board", "cursor", "selector", "formula", "calculator", "converter", "deserializer", "pwm", "i2c", "spi", "led", "sensor", "hardware", "motor", "iot", "arduino", "marker", "naming", "regex",
    ];

    /// <summary>Words around a bare <c>token</c> in an exception's message that say that it opens a door: without one it is mostly a
    /// parser's.</summary>
    public static readonly string[] DoorContexts =
    [
        "auth", "authentication", "authorization", "login", "logon", "signin", "sign", "session", "account", "accounts", "identity", "user", "users", "oauth", "jwt", "bearer", "reset", "invite", "invitation", "security", "webhook", "bot", "access",
        "refresh", "verify", "verification", "confirm", "confirmation", "password", "credential", "credentials", "api", "client", "gateway", "payment", "payments", "checkout", "license", "vault", "keys", "registration", "mfa", "device", "push", "unauthorized", "forbidden", "activation", "impersonation", "federation",
    ];
}
