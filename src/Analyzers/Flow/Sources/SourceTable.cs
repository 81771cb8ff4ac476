using InstrumentGen.Analyzers.Flow.Values;

namespace InstrumentGen.Analyzers.Flow.Sources;

/// <summary>The sources that are known, as data.</summary>
static class SourceTable
{
    public static readonly SourceRow[] Rows =
    [
        // What opens a door, whatever it is called.
        new("System.Net.NetworkCredential", "Password", OriginKind.SecretName, "is a password"),
        new("Microsoft.Extensions.Configuration.ConfigurationExtensions", "GetConnectionString", OriginKind.SecretName, "is a connection string"),
        new("System.Data.Common.DbConnection", "ConnectionString", OriginKind.SecretName, "is a connection string"),
        new("System.Data.IDbConnection", "ConnectionString", OriginKind.SecretName, "is a connection string"),
        new("Microsoft.AspNetCore.Http.IRequestCookieCollection", "[]", OriginKind.SecretName, "is a cookie"),
        new("Microsoft.AspNetCore.Http.IHeaderDictionary", "Authorization Cookie SetCookie ProxyAuthorization", OriginKind.SecretName, "is a header that opens a session"),
        new("System.Net.Http.Headers.HttpRequestHeaders", "Authorization ProxyAuthorization", OriginKind.SecretName, "is a header that opens a session"),
        new("System.Net.Http.Headers.AuthenticationHeaderValue", "Parameter", OriginKind.SecretName, "is what a header authenticates with"),

        new("System.Net.Cookie", "Value", OriginKind.SecretName, "is a cookie"),
        new("System.Data.Common.DbConnectionStringBuilder", "ConnectionString", OriginKind.SecretName, "is a connection string"),
        new("Microsoft.AspNetCore.DataProtection.IDataProtector", "Unprotect", OriginKind.SecretName, "was protected"),
        new("Microsoft.AspNetCore.DataProtection.ITimeLimitedDataProtector", "Unprotect", OriginKind.SecretName, "was protected"),
        new("Microsoft.AspNetCore.DataProtection.DataProtectionCommonExtensions", "Unprotect", OriginKind.SecretName, "was protected"),
        new("Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions", "GetTokenAsync", OriginKind.SecretName, "is a token"),
        new("Microsoft.AspNetCore.Authentication.AuthenticationTokenExtensions", "GetTokenValue GetTokenAsync", OriginKind.SecretName, "is a token"),
        new("System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler", "WriteToken CreateEncodedJwt", OriginKind.SecretName, "is a token"),
        new("Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler", "CreateToken", OriginKind.SecretName, "is a token"),
        new("Azure.Security.KeyVault.Secrets.KeyVaultSecret", "Value", OriginKind.SecretName, "comes out of a vault"),
        new("System.Security.Cryptography.AsymmetricAlgorithm", "ExportPkcs8PrivateKey ExportPkcs8PrivateKeyPem ExportEncryptedPkcs8PrivateKey ToXmlString", OriginKind.SecretName, "is a private key"),
        new("System.Security.Cryptography.RSA", "ExportRSAPrivateKey ExportRSAPrivateKeyPem", OriginKind.SecretName, "is a private key"),
        new("System.Security.Cryptography.ECAlgorithm", "ExportECPrivateKey ExportECPrivateKeyPem", OriginKind.SecretName, "is a private key"),

        new("System.Uri", "UserInfo", OriginKind.SecretName, "is a user with a password"),
        new("System.Net.Http.HttpRequestMessage", "Headers", OriginKind.SecretName, "holds the header that opens a session"),
        new("Microsoft.AspNetCore.Http.HttpRequest", "Headers", OriginKind.SecretName, "holds the headers that open a session"),

        // What tells of a person.
        new("Microsoft.AspNetCore.Http.ConnectionInfo", "RemoteIpAddress", OriginKind.PersonalName, "is a person's address"),
        new("System.Net.Mail.MailMessage", "To CC Bcc From Sender ReplyToList", OriginKind.PersonalName, "is a mail address"),
        new("System.Net.Mail.MailAddress", "Address User DisplayName", OriginKind.PersonalName, "is a mail address"),
        new("System.Security.Principal.IIdentity", "Name", OriginKind.PersonalName, "is a user's name"),
        new("System.Security.Claims.ClaimsIdentity", "Name", OriginKind.PersonalName, "is a user's name"),
        new("Microsoft.AspNetCore.Identity.IdentityUser", "Email UserName PhoneNumber NormalizedEmail NormalizedUserName", OriginKind.PersonalName, "is a user's"),
        new("Microsoft.AspNetCore.Identity.IdentityUser", "PasswordHash SecurityStamp", OriginKind.SecretName, "opens a door"),

        // What has no end of values.
        new("Microsoft.AspNetCore.Http.HttpRequest", "Path PathBase QueryString Query Headers Body", OriginKind.Unbounded, "is what a client sends"),
        new("Microsoft.AspNetCore.Http.HttpContext", "TraceIdentifier", OriginKind.Unbounded, "is another for every request"),
        new("Microsoft.AspNetCore.Http.ConnectionInfo", "Id RemoteIpAddress RemotePort", OriginKind.Unbounded, "is another for every client"),
        new("Microsoft.AspNetCore.Http.IHeaderDictionary", "[] UserAgent Referer Origin", OriginKind.Unbounded, "is what a client sends"),
        new("Microsoft.AspNetCore.Http.IQueryCollection", "[]", OriginKind.Unbounded, "is what a client sends"),
        new("Microsoft.AspNetCore.Http.IFormCollection", "[]", OriginKind.Unbounded, "is what a client sends"),
        new("Microsoft.AspNetCore.Http.Extensions.UriHelper", "GetDisplayUrl GetEncodedUrl GetEncodedPathAndQuery", OriginKind.Unbounded, "is what a client sends"),
        new("Microsoft.AspNetCore.SignalR.HubCallerContext", "ConnectionId", OriginKind.Unbounded, "is another for every connection"),
        new("System.Exception", "Message StackTrace ToString", OriginKind.Unbounded, "is free text of an exception"),
        new("System.Environment", "TickCount TickCount64 StackTrace", OriginKind.Unbounded, "is another each time"),
        new("System.Diagnostics.Stopwatch", "GetTimestamp ElapsedTicks", OriginKind.Unbounded, "is another each time"),
        new("System.Diagnostics.Activity", "Id RootId ParentId TraceId SpanId ParentSpanId TraceStateString", OriginKind.Unbounded, "is another for every trace"),
        new("System.Diagnostics.ActivityContext", "TraceId SpanId", OriginKind.Unbounded, "is another for every trace"),
        new("System.Uri", "AbsolutePath AbsoluteUri PathAndQuery OriginalString LocalPath Query Fragment Segments ToString", OriginKind.Unbounded, "is an address"),
        new("System.IO.FileSystemInfo", "FullName Name", OriginKind.Unbounded, "is a file's name"),
        new("System.IO.Path", "GetFullPath GetTempFileName GetRandomFileName GetFileName GetFileNameWithoutExtension", OriginKind.Unbounded, "is a file's name"),
        new("System.Data.Common.DbCommand", "CommandText", OriginKind.Unbounded, "is a command's text"),
        new("System.Data.IDbCommand", "CommandText", OriginKind.Unbounded, "is a command's text"),
        new("System.DateTimeOffset", "ToUnixTimeSeconds ToUnixTimeMilliseconds Ticks UtcTicks ToFileTime", OriginKind.Unbounded, "is a point in time"),
        new("System.DateTime", "Ticks ToFileTime ToFileTimeUtc ToBinary", OriginKind.Unbounded, "is a point in time"),
        new("System.TimeSpan", "Ticks TotalMilliseconds TotalSeconds TotalMicroseconds", OriginKind.Unbounded, "is a length of time"),
        new("System.Random", "Next NextInt64 NextDouble", OriginKind.Unbounded, "is random"),
        new("System.IO.TextReader", "ReadLine ReadLineAsync ReadToEnd ReadToEndAsync", OriginKind.Unbounded, "is free text"),
        new("System.Security.Claims.ClaimsPrincipalExtensions", "FindFirstValue", OriginKind.Unbounded, "is another for every user"),
        new("System.Security.Claims.Claim", "Value", OriginKind.Unbounded, "is another for every user"),
        new("System.Security.Principal.IIdentity", "Name", OriginKind.Unbounded, "is another for every user"),
        new("System.Security.Claims.ClaimsIdentity", "Name", OriginKind.Unbounded, "is another for every user"),

        // What grows with configuration or data.
        new("Microsoft.AspNetCore.Http.HttpRequest", "Method Host ContentType", OriginKind.DataBounded, "is what a client sends"),
        new("System.Uri", "Host Authority DnsSafeHost IdnHost", OriginKind.DataBounded, "is a host's name"),

        // What is bounded by the program itself.
        new("System.Type", "Name FullName Namespace AssemblyQualifiedName ToString", null, ""),
        new("System.Reflection.MemberInfo", "Name", null, ""),
        new("System.Reflection.AssemblyName", "Name Version FullName", null, ""),
        new("System.Environment", "MachineName ProcessId UserDomainName", null, ""),
        new("Microsoft.Extensions.Hosting.IHostEnvironment", "EnvironmentName ApplicationName", null, ""),
        new("Microsoft.AspNetCore.Routing.Patterns.RoutePattern", "RawText", null, ""),
        new("Microsoft.AspNetCore.Http.Endpoint", "DisplayName", null, ""),
        new("Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor", "DisplayName", null, ""),
        new("System.Enum", "ToString GetName", null, ""),
        new("System.Net.Http.HttpMethod", "Method ToString", null, ""),
    ];
}
