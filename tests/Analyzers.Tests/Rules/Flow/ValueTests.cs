using Microsoft.CodeAnalysis;
using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Flow;

/// <summary>IG1001, IG1002, IG1005.</summary>
public sealed class ValueTests
{
    [Fact]
    public Task Value_Annotated_FiresAtEverySink() => VerifyBody("[Sensitive] string value", """
        logger.LogInformation("{Value}", {|IG1001:value|});
        logger.Log(LogLevel.Warning, "{Value}", {|IG1001:value|});
        logger.Log(LogLevel.Warning, default, {|IG1001:value|}, null, (text, _) => text);
        using (logger.BeginScope("{Value}", {|IG1001:value|})) { }
        using (logger.BeginScope({|IG1001:value|})) { }
        activity.SetTag("a", {|IG1001:value|}).AddTag("b", {|IG1001:value|});
        activity.SetStatus(ActivityStatusCode.Error, {|IG1001:value|});
        activity.AddEvent(new ActivityEvent("e", default, new ActivityTagsCollection { ["k"] = {|IG1001:value|} }));
        counter.Add(1, new KeyValuePair<string, object?>("l", {|IG2002:{|IG1001:value|}|}));
        Serilog.Log.Information("{Value}", {|IG1001:value|});
        Serilog.Log.ForContext("Value", {|IG1001:value|});
        using (Serilog.Context.LogContext.PushProperty("Value", {|IG1001:value|})) { }
        NLog.LogManager.GetCurrentClassLogger().Info("{Value}", {|IG1001:value|});
        using (NLog.ScopeContext.PushProperty("Value", {|IG1001:value|})) { }
        """);

    [Fact]
    public Task Value_OfAnyAnnotation_Fires() => Verify("""
        using Microsoft.Extensions.Compliance.Classification;
        class HealthAttribute() : DataClassificationAttribute(new DataClassification("Clinic", "Health"));
        [Secret] record struct Key(string Text);
        record Patient([property: Health] string Ward, [Personal] string FullName);
        class Account : Microsoft.AspNetCore.Identity.IdentityUser { [Microsoft.AspNetCore.Identity.PersonalData] public string Town { get; set; } = ""; }
        class Subject(ILogger<Subject> logger)
        {
            [Secret] readonly string _pass = "";
            [return: Sensitive] string Read() => "";
            void Run(Patient patient, Key key, Account account)
            {
                logger.LogInformation("{A} {B}", {|IG1001:patient.Ward|}, {|IG1001:patient.FullName|});
                logger.LogInformation("{A} {B}", {|IG1001:_pass|}, {|IG1001:Read()|});
                logger.LogInformation("{A}", {|IG1001:key|});
                logger.LogInformation("{A} {B} {C}", {|IG1001:account.Town|}, {|IG1001:account.Email|}, account.Id);
            }
        }
        """);

    [Fact]
    public Task Value_NamedAsASecret_Fires() => VerifyBody("string password, string userToken, Microsoft.Extensions.Configuration.IConfiguration config, Microsoft.AspNetCore.Http.HttpContext http", """
        logger.LogInformation("{A}", {|IG1002:password|});
        logger.LogInformation("{A}", {|IG1002:config["Smtp:Password"]|});
        logger.LogInformation("{A}", {|IG1002:http.Request.Headers["X-Api-Key"].ToString()|});
        logger.LogInformation("{A}", {|IG1002:http.Request.Headers.Authorization|});
        logger.LogInformation("{A}", {|IG1002:http.Request.Cookies["sid"]|});
        var copy = userToken;
        activity.SetTag("t", {|IG1002:copy|});
        """);

    [Fact]
    public Task Value_NamedAsPersonal_Fires() => VerifyBody("string email, string customerName, Microsoft.AspNetCore.Http.HttpContext http", """
        logger.LogInformation("{A} {B}", {|IG1005:email|}, {|IG1005:customerName|});
        logger.LogInformation("{A}", {|IG1005:http.Connection.RemoteIpAddress|});
        logger.LogInformation("{A}", {|IG1005:http.User.Identity?.Name|});
        """);

    [Fact]
    public Task Value_InAnInitializerOrAProperty_Fires() => Verify("""
        class Session(ILogger<Session> logger, Activity activity, string apiKey, [Sensitive] string owner)
        {
            readonly IDisposable? _scope = logger.BeginScope("{Owner}", {|IG1001:owner|}), _other = logger.BeginScope("{Key}", {|IG1002:apiKey|});
            public Activity Span { get; } = activity.SetTag("key", {|IG1002:apiKey|});
            public Activity Later => activity.SetTag("owner", {|IG1001:owner|});
            public Activity Block { get => activity.SetTag("owner", {|IG1001:owner|}); set => value.SetTag("key", {|IG1002:apiKey|}); }
            readonly Func<string, Activity> _tag = text => activity.SetTag("key", {|IG1002:apiKey|});
            public IDisposable? Scope => _scope ?? _other ?? _tag("")?.Source;
        }
        """);

    [Fact]
    public Task Value_CalledPersonalByItsHole_Fires() => VerifyBody("string to, int number, System.IO.FileInfo file", """
        logger.LogInformation("Sent to {Email}", {|IG1005:to|});
        activity.SetTag("user.email", {|IG1005:to|});
        logger.LogInformation("{Phone} {FullName} {Email}", number, file.FullName, to.Length);
        logger.LogInformation("{Email}", "nobody");
        logger.LogInformation("{EmailCount}", to);
        """);

    [Fact]
    public Task Value_OfARequest_Fires() => VerifyBody("Microsoft.AspNetCore.Http.HttpRequest request, System.Net.Http.HttpRequestMessage message, System.Security.Claims.ClaimsPrincipal user, System.Net.Mail.MailMessage mail, Uri uri", """
        if (request.Headers.TryGetValue("X-Api-Key", out var key)) logger.LogInformation("{A}", {|IG1002:key|});
        if (request.Cookies.TryGetValue("sid", out var cookie)) logger.LogInformation("{A}", {|IG1002:cookie|});
        if (request.Query.TryGetValue("q", out var words)) counter.Add(1, new KeyValuePair<string, object?>("words", {|IG2001:words.ToString()|}));
        logger.LogInformation("{A} {B}", {|IG1002:message.Headers|}, message.Headers.Contains("X"));
        logger.LogInformation("{A}", {|IG1005:request.Headers["X-Forwarded-For"].ToString()|});
        logger.LogInformation("{A}", {|IG1005:user.FindFirst(System.Security.Claims.ClaimTypes.Name)?.Value|});
        logger.LogInformation("{A} {B}", {|IG1005:mail.To|}, {|IG1002:uri.UserInfo|});
        """);

    [Fact]
    public Task Value_InAnyForm_Fires() => VerifyBody("byte[] clientSecretBytes, string passwordText, string pageAccessToken, DateOnly birthDate, DateOnly due, string nextPageToken", """
        logger.LogInformation("{A} {B}", {|IG1002:Convert.ToBase64String(clientSecretBytes)|}, {|IG1002:passwordText|});
        logger.LogInformation("{A} {B}", {|IG1002:pageAccessToken|}, nextPageToken);
        logger.LogInformation("{A} {B}", {|IG1005:birthDate|}, due);
        """);

    [Fact]
    public Task Value_ThatIsAKeyADomainOrAMachines_IsSilent() => VerifyBody("string password, string email, string serverAddress, string advertisedIp, string userFacingConnectionString", """
        var form = new Dictionary<string, string> { ["client_secret"] = password };
        logger.LogInformation("{A}", string.Join(", ", form.Keys));
        logger.LogInformation("{A}", email.Split('@')[1]);
        logger.LogInformation("{A} {B} {C}", serverAddress, advertisedIp, userFacingConnectionString);
        """);

    [Fact]
    public Task Value_InALock_Fires() => VerifyBody("object gate, Lock other, string apiKey, int id", """
        lock (gate) { counter.Add(1, new KeyValuePair<string, object?>("order", {|IG2001:Guid.NewGuid()|})); }
        lock (other) { logger.LogInformation("{Key}", {|IG1002:apiKey|}); throw new InvalidOperationException($"{id}"); }
        """);

    [Fact]
    public async Task Value_InASumOfThousands_ThrowsNothing()
    {
        string sum = string.Join(" + ", Enumerable.Repeat("id", 2_000));
        string constants = string.Join(" + ", Enumerable.Repeat("\"a\"", 2_000));
        IReadOnlyList<Diagnostic> found = await Report($$"""
            class Subject(ILogger<Subject> logger)
            {
                void Run(string id, string password)
                {
                    logger.LogInformation("{Sum}", {{sum}});
                    logger.LogInformation({{constants}}, id);
                    throw new InvalidOperationException({{sum}} + password);
                }
            }
            """);
        Assert.DoesNotContain(found, static one => one.Id == "AD0001");
        Assert.Contains(found, static one => one.Id == RuleIds.ExceptionMessage);
    }

    [Fact]
    public Task Value_OnItsWay_IsFollowed() => VerifyBody("[Sensitive] string s, [Sensitive] string[] all, Func<Task<string>> read, bool isLong", """
        var text = "a" + s.Trim();
        logger.LogInformation("{A}", {|IG1001:text|});
        text = "b";
        logger.LogInformation("{A}", text);
        text = isLong ? s : "short";
        logger.LogInformation("{A}", {|IG1001:text|});
        text = string.Format("{0}", s) ?? "";
        logger.LogInformation("{A}", {|IG1001:text|});
        var builder = new StringBuilder().Append("x"); builder.Append(s);
        logger.LogInformation("{A}", {|IG1001:builder.ToString()|});
        var (first, second) = (1, s);
        logger.LogInformation("{A} {B}", first, {|IG1001:second|});
        var pair = (count: 1, value: s);
        logger.LogInformation("{A} {B}", pair.count, {|IG1001:pair.value|});
        var made = new { Count = 1, Value = s };
        logger.LogInformation("{A} {B}", made.Count, {|IG1001:made.Value|});
        foreach (string one in all) logger.LogInformation("{A}", {|IG1001:one|});
        logger.LogInformation("{A}", {|IG1001:string.Join(",", all.Select(one => one.ToUpperInvariant()))|});
        var list = new List<string>(); list.Add(s);
        logger.LogInformation("{A}", {|IG1001:list[0]|});
        var map = new Dictionary<string, string> { ["k"] = s };
        logger.LogInformation("{A}", {|IG1001:map["k"]|});
        if (s is { Length: > 2 } kept) logger.LogInformation("{A}", {|IG1001:kept|});
        Action log = () => logger.LogInformation("{A}", {|IG1001:s|}); log();
        void Local(string value) => logger.LogInformation("{A}", {|IG1001:value|});
        Local(s);
        string seen = ""; try { seen = s; throw new Exception(); } catch (Exception) { logger.LogInformation("{A}", {|IG1001:seen|}); }
        logger.LogInformation("{A}", s switch { "" => "empty", _ => "full" });
        logger.LogInformation("{A}", {|IG1001:System.Text.Json.JsonSerializer.Serialize(s)|});
        """);

    [Fact]
    public Task Value_ThatTellsNothing_IsSilent() => VerifyBody("[Sensitive] string s, string password, Microsoft.Extensions.Compliance.Redaction.Redactor redactor", """
        logger.LogInformation("{A} {B} {C}", s.Length, string.IsNullOrEmpty(s), s == "x");
        logger.LogInformation("{A}", redactor.Redact(s));
        logger.LogInformation("{A}", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(s))));
        logger.LogInformation("{A}", new string('*', s.Length));
        logger.LogInformation("password reset for {A}", 1);
        logger.LogInformation("{HasPassword} {PasswordLength}", password != "", password.Length);
        password = "none"; logger.LogInformation("{A}", password);
        logger.LogInformation("{A}", nameof(password));
        logger.LogInformation("{A}", password[^4..]);
        """);

    [Fact]
    public Task Value_MadeSafeOrAllowed_IsSilent() => Verify("""
        class Subject(ILogger<Subject> logger)
        {
            [Redacts] static string Short(string value) => value;
            static string MaskCard(string value) => value;
            static string Unprotect(string password) => password;
            void Run([Sensitive] string s, [AllowTelemetry("reviewed")] string password) => logger.LogInformation("{A} {B} {C}", Short(s), MaskCard(s), password);
            [AllowTelemetry("reviewed")] void Allowed(string password) => logger.LogInformation("{A}", password);
            void Blank([AllowTelemetry(" ")] string password) => logger.LogInformation("{A}", {|IG1002:password|});
            void Opened(string password) { var token = Unprotect(password); logger.LogInformation("{A}", {|IG1002:token|}); }
        }
        """);

    [Fact]
    public Task Value_HalfTyped_IsToldOnlyWhereItIsSure() => Verify("""
        class Subject(ILogger<Subject> logger)
        {
            void Run(Missing m, string password) { logger.LogInformation("{A}", m.Password.X( ; logger.LogInformation(, password; }
            void Other([Sensitive] string s) { logger.LogInformation("{A", {|IG1001:s|} }
        """);

    [Theory]
    [InlineData("[Secret] string s", "LogInformation", DiagnosticSeverity.Error)]
    [InlineData("[Secret] string s", "LogDebug", DiagnosticSeverity.Warning)]
    [InlineData("[Sensitive] string s", "LogTrace", DiagnosticSeverity.Warning)]
    [InlineData("[Sensitive] string s", "LogError", DiagnosticSeverity.Warning)]
    [InlineData("string password", "LogError", DiagnosticSeverity.Warning)]
    [InlineData("string password", "LogDebug", DiagnosticSeverity.Info)]
    [InlineData("string email", "LogError", DiagnosticSeverity.Info)]
    [InlineData("string email", "LogDebug", DiagnosticSeverity.Hidden)]
    public async Task Severity_OfAValueInALog_DependsOnItsTierAndTheLevel(string parameter, string method, DiagnosticSeverity severity)
    {
        string name = parameter.Split(' ')[^1];
        var found = await Report($$"""class Subject(ILogger<Subject> logger) { void Run({{parameter}}) => logger.{{method}}("{A}", {{name}}); }""");
        Assert.Equal(severity, Assert.Single(found).Severity);
    }

    [Fact]
    public async Task Message_OfAValue_NamesItItsWayAndTheRemedy()
    {
        var found = await Report("""
            class Subject(ILogger<Subject> logger) { void Run(string apiKey, [Sensitive] string s, string email) { var copy = s; logger.LogInformation("{A} {B} {C}", apiKey, copy, email); } }
            """);
        Assert.Equal(
            [
                "'apiKey' looks like a secret and reaches a log; leave it out, or record a redacted value",
                "'s' is marked [Sensitive] and reaches a log; leave it out, or record a redacted value",
                "'email' looks like personal data and reaches a log; record an id or a redacted value",
            ],
            found.Select(static one => one.GetMessage(null)));
    }
}
