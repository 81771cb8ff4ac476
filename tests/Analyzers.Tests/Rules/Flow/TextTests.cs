using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Flow;

/// <summary>IG1006, IG1007, IG1008, IG4001.</summary>
public sealed class TextTests
{
    [Fact]
    public Task Message_OfAnException_WithASecret_Fires() => Verify("""
        class WrongPinException(string pin) : Exception({|IG1006:pin|} + " is wrong");
        class BadKeyException : Exception { public BadKeyException(string apiKey) : base($"bad {{|IG1006:apiKey|}}") { } }
        class Subject
        {
            void Run(string password, [Sensitive] string s)
            {
                if (s == "") throw new InvalidOperationException($"no {{|IG1006:s|}}");
                string text = "bad " + password;
                throw new ArgumentException({|IG1006:text|}, nameof(password));
            }
        }
        """);

    [Fact]
    public Task Message_OfAnException_WithoutOne_IsSilent() => Verify("""
        class Token { public string Value = ""; public int Kind; }
        class CustomException(string password) : Exception { public string Password { get; } = password; }
        class ExpressionParser { void Fail(Token token, string text) => throw new FormatException($"Unexpected {token.Value} of {token.Kind} in {text}"); }
        class Subject
        {
            void Run(string password, string email, int id)
            {
                if (id == 1) throw new ArgumentNullException(nameof(password));
                if (id == 2) throw new CustomException(password);
                if (id == 3) throw new ArgumentException($"{email} is not known, {password.Length} letters");
                throw new InvalidOperationException("The password is wrong.");
            }
        }
        """);

    [Fact]
    public Task Template_ThatNamesASecret_Fires() => Verify("""
        static partial class Log
        {
            [{|IG1007:LoggerMessage(1, LogLevel.Information, "Key {ApiKey} of {Owner}")|}] public static partial void Used(ILogger logger, string apiKey, int owner);
            public static partial void Used(ILogger logger, string apiKey, int owner) { }
        }
        class Subject(ILogger<Subject> logger)
        {
            void Run(string value, string other)
            {
                logger.LogInformation("{Password}", {|IG1007:value|});
                logger.LogInformation("token: {Value}", {|IG1007:value|});
                logger.LogInformation("with client secret {Value}", {|IG1007:value|});
                Log.Used(logger, other, 1);
            }
        }
        """);

    [Fact]
    public Task Template_OfADefinedDelegate_FiresWhereItIsDefined() => Verify("""
        static class Log
        {
            static readonly Action<ILogger, int, string, Exception?> s_sent = LoggerMessage.Define<int, string>(LogLevel.Information, new EventId(1), {|IG1007:"{Order}: sent {Otp}"|});
            static readonly Action<ILogger, string, int, Exception?> s_made = LoggerMessage.Define<string, int>(LogLevel.Information, new EventId(2), "{TokenType} {TokenCount}");
            public static void Sent(ILogger logger, int order, string text) => s_sent(logger, order, text, null);
            public static void Made(ILogger logger, string text) => s_made(logger, text, 1, null);
        }
        """);

    [Fact]
    public Task Template_ThatNamesNone_IsSilent() => VerifyBody("string value, int count, bool ok", """
        logger.LogInformation("Token of {Issuer} at {TokenEndpoint}, cookies for {Host}", value, value, value);
        logger.LogInformation("Fell back to client credentials {Message}, token: {Error}", value, value);
        logger.LogInformation("Signed in, password: see {Page}, token, {Value}", value, value);
        logger.LogInformation("password reset mail sent to {Id}", value);
        logger.LogInformation("{TokenCount} tokens, {HasPassword}", count, ok);
        logger.LogInformation("Using secret {SecretName} of cookie {Name}", value, value);
        logger.LogInformation("API key {KeyId} expires", value);
        logger.LogInformation("token: {Count}", count);
        """);

    [Fact]
    public Task NameOrBaggage_WithAPerson_Fires() => VerifyBody("string email, [Sensitive] string s, int id", """
        activity.SetBaggage("mail", {|IG1008:email|});
        activity.DisplayName = {|IG1008:s|};
        using var one = source.StartActivity($"mail {{|IG5003:{|IG1008:email|}|}}");
        using var two = source.StartActivity("mail", ActivityKind.Client);
        activity.SetBaggage("id", id.ToString());
        """);

    [Fact]
    public Task Message_OfAnyShape_Fires() => Verify("""
        record Login(string User, string Password);
        class DoorException : Exception
        {
            public DoorException(string pin) : base($"{{|IG1006:pin|}} opens nothing") { }
        }
        class Subject
        {
            static readonly string s_invalidPassword = "The password is wrong.";
            static class ErrorMessages { public static string InvalidToken { get; } = Environment.NewLine; }
            Exception? Run(int id, string password, string apiKey, string token, Login login) => id switch
            {
                1 => new ArgumentOutOfRangeException(nameof(password), {|IG1006:password|}, "wrong"),
                2 => new InvalidOperationException({|IG1006:string.Concat("key ", apiKey)|}),
                3 => new InvalidOperationException({|IG1006:new System.Text.StringBuilder().Append("key ").Append(apiKey).ToString()|}),
                4 => new UnauthorizedAccessException($"{{|IG1006:token|}} is not known"),
                5 => new InvalidOperationException($"{{|IG1006:login|}}"),
                6 => new ArgumentOutOfRangeException(nameof(id), id, "wrong"),
                7 => new InvalidOperationException(s_invalidPassword),
                8 => new InvalidOperationException(ErrorMessages.InvalidToken),
                _ => null,
            };
        }
        """);

    [Fact]
    public Task Template_PutTogether_Fires() => VerifyBody("int id, string password", """
        logger.LogInformation({|IG4001:$"order {id}"|});
        logger.LogInformation({|IG4001:"order " + id|});
        logger.LogInformation({|IG4001:string.Format("order {0}", id)|});
        var text = $"order {id}"; logger.LogWarning({|IG4001:text|});
        Serilog.Log.Information({|IG4001:$"order {id}"|});
        logger.LogInformation({|IG4001:$"order {{|IG1002:password|}}"|});
        """);

    [Fact]
    public Task Template_ThatIsOneText_IsSilent() => VerifyBody("int id, string? given", """
        const string Template = "order " + "{Id}";
        logger.LogInformation(Template, id);
        logger.LogInformation($"{nameof(id)} of {Template}", id);
        logger.LogInformation(given ?? "none");
        logger.LogInformation("order {Id}", $"{id:0000}");
        """);
}
