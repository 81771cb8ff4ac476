using System.Diagnostics;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class ValueRedactionTests
{
    const string Value = "4111222233334444";
    const string Token = "[redacted]";

    // A box that is only asked for its type is left out by the optimizer.
    static readonly bool s_isOptimized = typeof(LogLine).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    static readonly string s_key = Convert.ToBase64String(new byte[32]);

    [Fact]
    public void Value_WithoutAPolicy_IsAToken() => Assert.All(All(), static one => Assert.Equal(Token, one.Redact(Value)));

    [Fact]
    public void Value_BehindAPolicy_IsATokenAgain()
    {
        ValueRedaction redaction = ValueRedaction.Mask(DataClassifications.Sensitive);
        using (RedactionPolicy.Use(new RedactionOptions())) Assert.Equal("****4444", redaction.Redact(Value));
        Assert.Equal(Token, redaction.Redact(Value));
    }

    [Fact]
    public void Policies_InEachOther_GiveWayToTheLastThatIsLeft()
    {
        ValueRedaction redaction = ValueRedaction.Hmac(DataClassifications.Sensitive);
        IDisposable first = RedactionPolicy.Use(Keyed("first"));
        IDisposable second = RedactionPolicy.Use(Keyed("second"));
        Assert.StartsWith("hmac-second:", redaction.Redact(Value), StringComparison.Ordinal);
        first.Dispose();
        first.Dispose();
        Assert.StartsWith("hmac-second:", redaction.Redact(Value), StringComparison.Ordinal);
        second.Dispose();
        Assert.Equal(Token, redaction.Redact(Value));
    }

    [Fact]
    public void Value_WithoutKeyOrRedactor_IsATokenAndCountedOnce()
    {
        using (RedactionPolicy.Use(new RedactionOptions()))
        using (var failures = new FailureRecorder())
        {
            for (int round = 0; round < 2; round++)
            {
                Assert.Equal(Token, ValueRedaction.Hmac(DataClassifications.Personal).Redact(Value));
                Assert.Equal(Token, ValueRedaction.ByRedactor(DataClassifications.Secret).Redact(Value));
                Assert.Equal(Token, ValueRedaction.Of(static () => new NoDataClassificationAttribute()).Redact(Value));
            }

            Assert.Equal(2, failures.Count);
        }
    }

    [Theory]
    [InlineData("k1", "AAAA", "k1")]
    [InlineData("k1", "no base64 at all, though it is long enough", "k1")]
    [InlineData("k1", null, "k2")]
    [InlineData("", null, "")]
    [InlineData("a b", null, "a b")]
    [InlineData("a23456789012345678901234567890123", null, "a23456789012345678901234567890123")]
    public void Key_ThatCannotBeUsed_IsATokenAndCounted(string id, string? key, string used)
    {
        using var failures = new FailureRecorder();
        var options = new RedactionOptions { HmacKeyId = used };
        options.HmacKeys[id] = key ?? s_key;
        using IDisposable policy = RedactionPolicy.Use(options);
        Assert.Equal(1, failures.Count);
        Assert.Equal(Token, ValueRedaction.Hmac(DataClassifications.Personal).Redact(Value));
    }

    [Fact]
    public void Keys_OfWhichNoneIsChosen_AreNotUsed()
    {
        RedactionOptions options = Keyed("one");
        options.HmacKeys["two"] = s_key;
        using (RedactionPolicy.Use(options)) Assert.Equal(Token, ValueRedaction.Hmac(DataClassifications.Personal).Redact(Value));
        options.HmacKeyId = "two";
        using (RedactionPolicy.Use(options)) Assert.StartsWith("hmac-two:", ValueRedaction.Hmac(DataClassifications.Personal).Redact(Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Redaction.Erase, Token)]
    [InlineData(Redaction.Mask, "****44")]
    [InlineData(Redaction.Hmac, "hmac-k1:")]
    [InlineData(Redaction.Redactor, "RED")]
    [InlineData((Redaction)9, Token)]
    public void Value_OfAClassificationThatOptionsChange_IsRedactedSo(Redaction instead, string expected)
    {
        RedactionOptions options = Keyed("k1");
        options.Redactors = new Redactors(static () => TestRedactor.Of("RED"));
        options.Instead["Sensitive"] = instead;
        using IDisposable policy = RedactionPolicy.Use(options);
        Assert.StartsWith(expected, ValueRedaction.Mask(DataClassifications.Sensitive, keep: 2).Redact(Value), StringComparison.Ordinal);
        Assert.Equal("****44", ValueRedaction.Mask(DataClassifications.Personal, keep: 2).Redact(Value));
    }

    [Fact]
    public void Classifications_OfSeveralAttributes_AreAskedForTogether()
    {
        var redactors = new Redactors(static () => TestRedactor.Of("RED"));
        var options = new RedactionOptions { Redactors = redactors };
        ValueRedaction redaction = ValueRedaction.Of(static () => new SecretAttribute(), static () => new PersonalAttribute());
        using (RedactionPolicy.Use(options))
        {
            Assert.Equal("RED", redaction.Redact(Value));
            Assert.Equal("RED", redaction.Redact(Value));
        }

        Assert.Equal(new DataClassificationSet(DataClassifications.Secret, DataClassifications.Personal), Assert.Single(redactors.Asked));
        // One of them is to be erased, so nothing is shown.
        options.Instead["Secret"] = Redaction.Erase;
        using (RedactionPolicy.Use(options)) Assert.Equal(Token, redaction.Redact(Value));
    }

    public static TheoryData<string> Faults => ["provider", "length", "negative", "redact", "more"];

    /// <summary>The exception may quote the value: nothing of it is told but its type.</summary>
    [Theory, MemberData(nameof(Faults))]
    public void Redactor_ThatFails_IsATokenAndCountedWithoutTheValue(string fault)
    {
        Redactor redactor = fault switch
        {
            "length" => new TestRedactor(static () => throw new FormatException(Value), static _ => ""),
            "negative" => new TestRedactor(static () => -1, static _ => "RED"),
            "redact" => new TestRedactor(static () => 99, static text => throw new FormatException(text)),
            _ => new TestRedactor(static () => 2, static text => text),
        };
        using var failures = new FailureRecorder();
        using (RedactionPolicy.Use(new RedactionOptions { Redactors = new Redactors(() => fault == "provider" ? throw new FormatException(Value) : redactor) }))
        {
            ValueRedaction redaction = ValueRedaction.ByRedactor(DataClassifications.Secret);
            Assert.Equal(Token, redaction.Redact(Value));
            Assert.Equal(1, failures.Count);
            Assert.Equal(Token, redaction.Redact(Value));
            // Who gave no redactor is not asked again.
            Assert.Equal(fault == "provider" ? 1 : 2, failures.Count);
        }

        Assert.DoesNotContain(Value, string.Concat(failures.Told(TelemetryFailure.Redactor)), StringComparison.Ordinal);
    }

    [Fact]
    public void Value_WhoseTextThrows_IsATokenAndCounted()
    {
        using var failures = new FailureRecorder();
        using IDisposable policy = RedactionPolicy.Use(new RedactionOptions());
        Assert.Equal(Token, ValueRedaction.Mask(DataClassifications.Secret).Redact(new Unreadable()));
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public void Attribute_ThatThrows_IsATokenAndCounted()
    {
        using var failures = new FailureRecorder();
        ValueRedaction redaction = ValueRedaction.Of(static () => throw new FormatException());
        Assert.Equal(1, failures.Count);
        using (RedactionPolicy.Use(new RedactionOptions { Redactors = new Redactors(static () => TestRedactor.Of("RED")) })) Assert.Equal(Token, redaction.Redact(Value));
    }

    [Fact]
    public void Redactor_ThatLeavesNothing_IsAToken()
    {
        using IDisposable policy = RedactionPolicy.Use(new RedactionOptions { Redactors = new Redactors(static () => ErasingRedactor.Instance) });
        Assert.Equal(Token, ValueRedaction.ByRedactor(DataClassifications.Secret).Redact(Value));
        Assert.Null(ValueRedaction.ByRedactor(DataClassifications.Secret).Redact<string?>(null));
    }

    [Fact]
    public void Redactor_OfLongTexts_HasTheRoomItAsksFor()
    {
        string longText = new('x', 5000);
        using IDisposable policy = RedactionPolicy.Use(new RedactionOptions { Redactors = new Redactors(() => TestRedactor.Of(longText)) });
        Assert.Equal(longText, ValueRedaction.ByRedactor(DataClassifications.Secret).Redact(Value));
    }

    [Fact]
    public void Text_OfEachType_IsInvariant()
    {
        using IDisposable policy = RedactionPolicy.Use(new RedactionOptions { Redactors = new Redactors(static () => NullRedactor.Instance) });
        ValueRedaction redaction = ValueRedaction.ByRedactor(DataClassifications.Secret);
        Assert.Equal("-1.5", redaction.Redact(-1.5));
        Assert.Equal("2026-01-02T03:04:05.0000000", redaction.Redact(new DateTime(2026, 1, 2, 3, 4, 5)));
        Assert.Equal("2026-01-02T03:04:05.0000000", redaction.Redact<object>(new DateTime(2026, 1, 2, 3, 4, 5)));
        Assert.Equal("Friday", redaction.Redact(DayOfWeek.Friday));
        Assert.Equal("True", redaction.Redact(true));
        Assert.Equal("7", redaction.Redact<int?>(7));
        Assert.Equal(new string('9', 400), redaction.Redact(System.Numerics.BigInteger.Parse(new string('9', 400), null)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(17)]
    public void Mask_OfTooMuch_Throws(int keep) => Assert.Throws<ArgumentOutOfRangeException>(nameof(keep), () => ValueRedaction.Mask(DataClassifications.Secret, keep));

    /// <summary>What redactors give is escaped like any text, and nothing is allocated for our own redactions.</summary>
    [Fact]
    public void Line_OfOurFormats_TakesARedactedValueWithoutAllocation()
    {
        using IDisposable policy = RedactionPolicy.Use(Keyed("k1"));
        var field = new LogField("Card");
        ValueRedaction mask = ValueRedaction.Mask(DataClassifications.Sensitive), hmac = ValueRedaction.Hmac(DataClassifications.Personal);
        string[] values = [Value, Value];
        LogLine line = LogLine.Take();
        long least = Allocations.Of(() =>
        {
            line.Begin(LogStyle.Ecs);
            new LogText(line).Redacted(Value, mask);
            if (s_isOptimized) new LogText(line).Redacted(Guid.Empty, hmac);
            if (s_isOptimized) new LogText(line).Redacted((int?)12345678, mask);
            new LogText(line).RedactedItems(values, 1, mask);
            new LogFields(line).Redacted(field, Value, hmac);
            line.Begin(LogStyle.Ecs);
            new LogFields(line).RedactedItems(field, values, 9, hmac);
        }, calls: 1000);
        line.Return();
        Assert.Equal(0, least);
    }

    [Fact]
    public void Line_OfARedactorsText_IsValid()
    {
        using IDisposable policy = RedactionPolicy.Use(new RedactionOptions { Redactors = new Redactors(static () => TestRedactor.Of("\"\n")) });
        ValueRedaction redaction = ValueRedaction.ByRedactor(DataClassifications.Secret);
        byte[] written = LogLine.Written(LogStyle.Ecs, redaction, static (line, one) =>
        {
            new LogFields(line).Redacted(new LogField("a"), Value, one);
            new LogFields(line).RedactedItems(new LogField("b"), new HashSet<string?> { Value, null }, 5, one);
            new LogFields(line).RedactedItems(new LogField("c"), Throwing(), 5, one);
            new LogFields(line).Redacted(new LogField("d"), (string?)null, one);
            new LogFields(line).RedactedItems(new LogField("e"), (string[]?)null, 5, one);
        });
        Assert.Equal("""{"a":"\"\n","b":["\"\n",null],"c":"[redacted]","d":null,"e":null,}""", "{" + Encoding.UTF8.GetString(written) + "}");
    }

    static IEnumerable<string> Throwing()
    {
        yield return Value;
        throw new FormatException(Value);
    }

    static ValueRedaction[] All() =>
    [
        ValueRedaction.Mask(DataClassifications.Sensitive),
        ValueRedaction.Hmac(DataClassifications.Sensitive),
        ValueRedaction.ByRedactor(DataClassifications.Sensitive),
        ValueRedaction.Of(static () => new SecretAttribute()),
        ValueRedaction.Of(),
    ];

    static RedactionOptions Keyed(string id)
    {
        var options = new RedactionOptions();
        options.HmacKeys[id] = s_key;
        return options;
    }

    sealed class Unreadable
    {
        public override string ToString() => throw new FormatException(Value);
    }
}
