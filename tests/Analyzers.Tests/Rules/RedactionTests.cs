using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG1009, and what the other rules say of values that are redacted.</summary>
public sealed class RedactionTests
{
    [Fact]
    public Task Redaction_ThatCanBeDone_IsSilent() => Verify("""
        using System.ComponentModel.DataAnnotations;
        [Sensitive(Redaction = Redaction.Mask)] readonly record struct Card(string Number) { public override string ToString() => Number; }
        interface IGuest { [Personal(Redaction = Redaction.Hmac)] string Name { get; } }
        class Guest : IGuest
        {
            [Personal(Redaction = Redaction.Hmac)] public string Name { get; set; } = "";
            [Sensitive(Redaction = Redaction.Mask, Keep = 0)] public short Floor { get; set; }
            [Sensitive(Redaction = Redaction.Mask, Keep = 16)] public string? Passport;
            [Sensitive(Redaction = Redaction.Mask, Keep = 3), StringLength(6)] public string Pin { get; set; } = "";
            [Sensitive(Redaction = Redaction.Redactor)] public List<Guid> Ids { get; } = [];
            [Sensitive(Redaction = Redaction.Hmac)] public DateOnly? Born { get; }
            [Secret, Personal] public object? Both { get; }
            [return: Sensitive(Redaction = Redaction.Mask)] public Task<string> ReadAsync(int[] a, [Sensitive(Redaction = Redaction.Hmac)] ReadOnlySpan<char> text) => Task.FromResult("");
            public Guest Self([Personal] Guest guest) => guest;
        }
        """);

    [Theory]
    [InlineData("[Sensitive(Redaction = Redaction.Mask, Keep = {|IG1009:-1|})] string a")]
    [InlineData("[Sensitive(Redaction = Redaction.Mask, Keep = {|IG1009:17|})] string a")]
    [InlineData("[Secret(Keep = {|IG1009:4|})] string a")]
    [InlineData("[Personal(Redaction = Redaction.Hmac, Keep = {|IG1009:4|})] string a")]
    [InlineData("[Personal(Redaction = {|IG1009:(Redaction)4|})] string a")]
    [InlineData("[Personal(Redaction = {|IG1009:Redaction.Hmac|})] object a")]
    [InlineData("[Personal(Redaction = {|IG1009:Redaction.Mask|})] Address a")]
    [InlineData("[Personal(Redaction = {|IG1009:Redaction.Redactor|})] List<Address> a")]
    [InlineData("[Personal(Redaction = {|IG1009:Redaction.Hmac|})] Dictionary<string, string> a")]
    [InlineData("[Personal(Redaction = {|IG1009:Redaction.Hmac|})] (string, int) a")]
    [InlineData("[Personal(Redaction = {|IG1009:Redaction.Mask|})] bool a")]
    [InlineData("[Personal(Redaction = Redaction.Mask, Keep = {|IG1009:6|})] int a")]
    [InlineData("[Personal(Redaction = {|IG1009:Redaction.Mask|}), System.ComponentModel.DataAnnotations.MaxLength(7)] string a")]
    [InlineData("[{|IG1009:Personal|}(Redaction = Redaction.Hmac), Secret] string a")]
    [InlineData("[{|IG1009:Personal|}(Redaction = Redaction.Hmac), {|IG1009:Sensitive|}(Redaction = Redaction.Hmac)] string a")]
    public Task Redaction_ThatCannotBeDone_Fires(string parameter) => Verify($$"""
        record Address(string Street);
        class Guests { void Add({{parameter}}) { } }
        """);

    [Theory]
    [InlineData("class A { [Secret(Redaction = {|IG1009:Redaction.Mask|})] public A? Own { get; } }")]
    [InlineData("class A { [Secret(Redaction = {|IG1009:Redaction.Mask|})] public A? Own; }")]
    [InlineData("class A { [return: Secret(Redaction = {|IG1009:Redaction.Mask|})] public A? Own() => null; }")]
    [InlineData("class A { [return: Secret(Redaction = {|IG1009:Redaction.Mask|})] public Task<A> Own() => null!; }")]
    [InlineData("[Secret(Redaction = {|IG1009:Redaction.Mask|})] record A(string Own);")]
    [InlineData("record A([property: Secret(Redaction = {|IG1009:Redaction.Mask|})] A? Own);")]
    [InlineData("record A([Secret(Redaction = {|IG1009:Redaction.Mask|})] A? Own);")]
    [InlineData("using Microsoft.Extensions.Logging; static partial class A { [LogEvent(LogLevel.Information, \"{B}\")] public static partial void Own(ILogger logger, [Secret(Redaction = {|IG1009:Redaction.Mask|})] object b); }")]
    public Task Redaction_OfEachDeclaration_IsLookedAt(string source) => Verify(source);

    [Theory]
    [InlineData("[Sensitive(Redaction = Redaction.Mask, Keep = 17)] string a", "The redaction of 'a' cannot be done as it is declared: a mask cannot keep 17 characters; give a number from 0 to 16")]
    [InlineData("[Sensitive(Redaction = Redaction.Mask, Keep = 3)] sbyte a", "The redaction of 'a' cannot be done as it is declared: a mask that keeps 3 characters needs values of twice as many, and these have 4 at most, so nothing would ever be shown; keep less, or leave the redaction out")]
    [InlineData("[Sensitive(Keep = 3)] string a", "The redaction of 'a' cannot be done as it is declared: 'Keep' is for masks, and this is Redaction.Erase; remove it, or say Redaction = Redaction.Mask")]
    public async Task Message_OfAProblem_NamesItsRemedy(string parameter, string message)
    {
        var found = Assert.Single(await Report($"class Guests {{ void Add({parameter}) {{ }} }}"), static one => one.Id == RuleIds.Redaction);
        Assert.Equal(message, found.GetMessage());
    }

    [Fact]
    public async Task Code_ThatIsHalfTyped_IsSilent()
    {
        var found = await Report("""
            class Guests
            {
                void A([Sensitive(Redaction = )] string a, [Sensitive(Redaction = Redaction.)] string b, [Sensitive(Keep = )] string c, [Sensitive(Redaction = Redaction.Mask)] Missing d, [Sensitive(Redaction = "x", Keep = 1.5)] string e) { }
                [return: Sensitive(Redaction = Redaction.Mask)] Missing B() => default;
            }
            """);
        Assert.DoesNotContain(found, static one => one.Id is RuleIds.Redaction or "AD0001");
    }

    /// <summary>One classification for all: where it is redacted nothing is told, and everywhere else it still is.</summary>
    [Fact]
    public Task Value_ThatIsRedacted_IsToldOfElsewhere() => Verify("""
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using Microsoft.Extensions.Logging;
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "{Card}")] public static partial void Declined(ILogger logger, [Sensitive(Redaction = Redaction.Mask)] string card);
            [LogEvent(LogLevel.Information, "{Value}")] public static partial void Other(ILogger logger, string value);
        }
        class Till(ILogger logger, Counter<int> sales)
        {
            static readonly ValueRedaction s_card = ValueRedaction.Mask(DataClassifications.Sensitive);

            [Traced]
            public void Pay([Tag, Sensitive(Redaction = Redaction.Hmac)] string card, Activity activity)
            {
                Log.Declined(logger, card);
                Log.Other(logger, s_card.Redact(card)!);
                using var redacted = logger.BeginScope("{Card}", s_card.Redact(card));
                Log.Other(logger, {|IG1001:card|});
                logger.LogInformation("{Card}", {|IG1001:card|});
                logger.LogInformation({|IG4001:$"{{|IG1001:card|}}"|});
                using var scope = logger.BeginScope("{Card}", {|IG1001:card|});
                activity.SetTag("card", {|IG1001:card|});
                activity.SetBaggage("card", {|IG1008:card|});
                sales.Add(1, new KeyValuePair<string, object?>("card", {|IG2002:{|IG1001:card|}|}));
                throw new InvalidOperationException($"no {{|IG1006:card|}}");
            }
        }
        """);

    [Fact]
    public Task Tag_ThatIsRedacted_IsSilent() => Verify("""
        using System.ComponentModel.DataAnnotations;
        class Card { [Sensitive(Redaction = Redaction.Mask)] public string Number = ""; [Secret] public string Code = ""; }
        interface ITill { void Pay([Sensitive] string card); }
        class Till : ITill
        {
            [Traced] void Own([Tag, Sensitive(Redaction = Redaction.Mask)] string cardNumber, [Tag("number", Member = "Number")] Card card, [Tag, Personal(Redaction = Redaction.Hmac)] Guid id) { }
            [Traced] [return: Tag, Sensitive(Redaction = Redaction.Redactor)] string Result() => "";
            [Traced(Name = {|IG0024:"till {a}"|})] void Named([Tag, AllowedValues("aaaaaaaa"), Sensitive(Redaction = Redaction.Mask)] string a) { }
            [Traced] void Erased([Tag(Member = {|IG0024:"Code"|})] Card card, [{|IG0024:Tag|}, Sensitive(Redaction = {|IG1009:Redaction.Mask|})] object other) { }
            [Traced] public void Pay([{|IG0024:Tag|}] string card) { }
        }
        """);
}
