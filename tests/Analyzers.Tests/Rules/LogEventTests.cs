using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG4002 to IG4005.</summary>
public sealed class LogEventTests
{
    [Fact]
    public Task Event_ThatCanBeWritten_IsSilent() => Verify("""
        using Microsoft.Extensions.Logging;
        enum Channel { Web, Phone }
        class Line { public int Count; public override string ToString() => "line"; }
        class Cart { public Guid Id { get; init; } public List<Line> Lines { get; } = []; public Cart? Next; }
        class Base { protected ILogger Logger { get; } = null!; }
        partial class Inheriting : Base { [LogEvent(LogLevel.Information, "{A}")] partial void Own(int a); }
        partial class Captured(ILogger<Captured> logger) { [LogEvent(LogLevel.Information, "{A}")] partial void Own(int a); }
        partial class Both(ILogger<Both> logger) { readonly ILogger _logger = logger; [LogEvent(LogLevel.Information, "{A}")] partial void Own(int a); }
        partial struct Value { public ILogger Logger; [LogEvent(LogLevel.Information, "{A}")] readonly partial void Own(int a); }
        partial class Outer<T> { partial class Inner { static readonly ILogger s_logger = null!; [LogEvent(LogLevel.Information, "{A}")] static partial void Own(T a); } }
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "{A} {b,5} {C:X} {D,-10:yyyy} {{not}} {E:F2} {F:c} {G:N} {H} {I}")]
            public static partial void Formats(this ILogger logger, string? a, char b, int c, DateTime d, decimal? e, TimeSpan f, Guid g, Channel h, object? i);
            [LogEvent("{A}")] public static partial void Level(ILogger logger, LogLevel level, int a);
            [LogEvent(LogLevel.Warning, "Failed")] public static partial void Thrown(ILogger? logger, InvalidOperationException? exception);
            [LogEvent(LogLevel.Information, "{Id} {Lines.Count}")] public static partial void Members(ILogger logger, [Tag("Id", Member = "Id"), Tag("Lines.Count", Member = "Lines.Count")] Cart cart, [Tag] int other);
            [LogEvent(LogLevel.Information, "{Cart.Id}")] public static partial void Expanded(ILogger logger, [Expand(Transitive = true)] Cart cart);
            [LogEvent(LogLevel.Information, "{A} {B} {C} {D}")] public static partial void Items(ILogger logger, [MaxItems(3)] int[] a, List<string> b, ReadOnlySpan<char> c, ReadOnlySpan<byte> d);
            [LogEvent(LogLevel.Information, "{A} {B}")] public static partial void Generic<T, TValue>(ILogger logger, T a, in TValue b) where TValue : struct;
            [Scope("Order {A}")] public static partial IDisposable? Order(ILogger logger, int a, [Tag] string b);
            [LogEvent(LogLevel.Information, "{Card} {Name}")] public static partial void Redacted(ILogger logger, [Sensitive] string card, [Personal] string name);
        }
        """);

    [Theory]
    [InlineData("partial class A { readonly ILogger _logger = null!; [LogEvent(LogLevel.Information, \"a\")] void {|IG4002:Own|}() { } }")]
    [InlineData("partial class A { readonly ILogger _logger = null!; [LogEvent(LogLevel.Information, \"a\")] partial void {|IG4002:Own|}(); partial void Own() { } }")]
    [InlineData("partial class A { [LogEvent(LogLevel.Information, \"a\")] partial void {|IG4002:Own|}(); }")]
    [InlineData("partial class A { readonly ILogger _logger = null!; [LogEvent(LogLevel.Information, \"a\")] static partial void {|IG4002:Own|}(); }")]
    [InlineData("class B { readonly ILogger _logger = null!; public bool Is => _logger is null; } partial class A : B { [LogEvent(LogLevel.Information, \"a\")] partial void {|IG4002:Own|}(); }")]
    [InlineData("partial class A { readonly ILogger _logger = null!, _other = null!; [LogEvent(LogLevel.Information, \"a\")] partial void {|IG4002:Own|}(); }")]
    [InlineData("partial class A { readonly ILogger _logger = null!; [Scope(\"a\")] partial void {|IG4002:Own|}(); }")]
    [InlineData("partial class A { readonly ILogger _logger = null!; [Scope({|IG4002:\"{A}\"|})] private partial IDisposable? Own(); }")]
    [InlineData("partial class A { [Scope(\"a\")] private partial IDisposable? {|IG4002:Own|}(); }")]
    [InlineData("partial class A { readonly ILogger _logger = null!; [LogEvent(\"a\")] partial void {|IG4002:Own|}(); }")]
    [InlineData("partial class A { readonly ILogger _logger = null!; [LogEvent(LogLevel.Information, \"{A}\")] partial void Own(ref int {|IG4002:a|}); }")]
    [InlineData("partial class A { readonly ILogger _logger = null!; [LogEvent(LogLevel.Information, {|IG4002:\"{B}\"|})] partial void Own([Tag] int a); }")]
    [InlineData("partial class A { readonly ILogger _logger = null!; [LogEvent(LogLevel.Information, {|IG4002:\"{A} {\"|})] partial void Own(int a); }")]
    [InlineData("partial class A { readonly ILogger _logger = null!; [LogEvent(LogLevel.Information, {|IG4002:\"{A} }\"|})] partial void Own(int a); }")]
    [InlineData("partial class A { readonly ILogger _logger = null!; [LogEvent(LogLevel.Information, {|IG4002:\"{A,wide}\"|})] partial void Own([Tag] int a); }")]
    public Task Event_ThatCannotBeWritten_Fires(string source) => Verify("using Microsoft.Extensions.Logging;\n" + source);

    [Theory]
    [InlineData("\"a\"", "int {|IG4003:b|}")]
    [InlineData("\"{B}\"", "int b, [Tag(\"B\", Member = \"Length\")] string {|IG4003:c|}")]
    [InlineData("\"{B}\"", "int b, int {|IG4003:B|}")]
    [InlineData("\"{B}\"", "Exception {|IG4003:b|}")]
    [InlineData("\"a\"", "Exception b, Exception {|IG4003:c|}")]
    [InlineData("\"{B}\"", "Empty {|IG4003:b|}")]
    [InlineData("\"{B}\"", "[MaxItems(3)] int {|IG4003:b|}")]
    [InlineData("\"{B}\"", "[MaxItems(0)] int[] {|IG4003:b|}")]
    [InlineData("\"{B}\"", "[MaxItems(1001)] int[] {|IG4003:b|}")]
    [InlineData("\"a\"", "[Expand] Empty {|IG4003:b|}")]
    [InlineData("\"a\"", "[Expand] int {|IG4003:b|}")]
    [InlineData("\"a {C}\"", "int c, Reference {|IG4003:b|}")]
    public Task Value_ThatIsNotRecordedAsMeant_Fires(string message, string parameters) => Verify($$"""
        using Microsoft.Extensions.Logging;
        sealed class Empty;
        ref struct Reference { public int A; }
        partial class Log { readonly ILogger _logger = null!; [LogEvent(LogLevel.Information, {{message}})] partial void Own({{parameters}}); }
        """);

    [Theory]
    [InlineData("int", "R")]
    [InlineData("decimal?", "X2")]
    [InlineData("double", "D")]
    [InlineData("Guid", "F2")]
    [InlineData("DateTime", "Q")]
    [InlineData("DateOnly", "t")]
    [InlineData("TimeSpan", "d")]
    [InlineData("DayOfWeek", "N")]
    [InlineData("string", "l")]
    [InlineData("bool", "F")]
    [InlineData("int[]", "F2")]
    public Task Format_ThatTheTypeDoesNotHave_Fires(string type, string format) => Verify($$"""
        using Microsoft.Extensions.Logging;
        partial class Log { readonly ILogger _logger = null!; [LogEvent(LogLevel.Information, {|IG4004:"{A:{{format}}}"|})] partial void Own({{type}} a); }
        """);

    [Theory]
    [InlineData("[LogEvent(LogLevel.Information, \"a\", EventId = 1)] partial void A(); [LogEvent(LogLevel.Information, \"b\", EventId = 1)] partial void {|IG4005:B|}();")]
    [InlineData("[LogEvent(LogLevel.Information, \"a\")] partial void A(); [LogEvent(LogLevel.Information, \"{B}\")] partial void {|IG4005:A|}(int b);")]
    [InlineData("[LogEvent(LogLevel.Information, \"a\", EventName = \"n\")] partial void A(); [LogEvent(LogLevel.Information, \"b\", EventName = \"n\")] partial void {|IG4005:B|}();")]
    public Task Number_OfTwoEvents_Fires(string events) => Verify($$"""
        using Microsoft.Extensions.Logging;
        partial class Log { readonly ILogger _logger = null!; {{events}} }
        """);

    [Fact]
    public Task Number_OfEventsOfTwoTypes_IsSilent() => Verify("""
        using Microsoft.Extensions.Logging;
        static partial class One { [LogEvent(LogLevel.Information, "a", EventId = 1)] public static partial void A(ILogger logger); }
        static partial class Two { [LogEvent(LogLevel.Information, "b", EventId = 1)] public static partial void B(ILogger logger); }
        """);
}
