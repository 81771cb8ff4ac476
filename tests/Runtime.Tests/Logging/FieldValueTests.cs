using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class FieldValueTests
{
    public enum Colour : short
    {
        Red = -1,
        Green = 3,
        Blue = 1_000,
    }

    [Flags]
    public enum Rights : ulong
    {
        None = 0,
        Read = 1,
        Write = 2,
        All = ulong.MaxValue,
    }

    [Fact]
    public void Numbers_OfWholeTypes_StayNumbers()
    {
        Check((byte)255, "255");
        Check((sbyte)-128, "-128");
        Check(short.MinValue, "-32768");
        Check(ushort.MaxValue, "65535");
        Check(int.MinValue, "-2147483648");
        Check(uint.MaxValue, "4294967295");
        Check(long.MinValue, "-9223372036854775808");
        Check(ulong.MaxValue, "18446744073709551615");
        Check((nint)(-5), "-5");
        Check((nuint)5, "5");
    }

    [Fact]
    public void Numbers_WithDecimals_StayNumbers()
    {
        Check(12.5, "12.5");
        Check(-0.0, "-0");
        Check(1e300, "1E+300");
        Check(0.1f, "0.1");
        Check(float.MaxValue, "3.4028235E+38");
        Check((Half)1.5, "1.5");
        Check(decimal.MaxValue, "79228162514264337593543950335");
        Check(decimal.MinValue, "-79228162514264337593543950335");
        Check(0.0000000000000000000000000001m, "0.0000000000000000000000000001");
        Check(1.10m, "1.10");
    }

    [Fact]
    public void Numbers_ThatAreNone_AreText()
    {
        CheckText(double.NaN, "NaN");
        CheckText(double.PositiveInfinity, "Infinity");
        CheckText(double.NegativeInfinity, "-Infinity");
        CheckText(float.NaN, "NaN");
        CheckText(Half.NegativeInfinity, "-Infinity");
    }

    [Fact]
    public void Numbers_BeyondTheUsual_AreText()
    {
        CheckText(Int128.MaxValue, "170141183460469231731687303715884105727");
        CheckText(System.Numerics.BigInteger.Pow(10, 40), "1" + new string('0', 40));
    }

    [Fact]
    public void Double_Any_ComesBack() => Gen.Double.Where(double.IsFinite).Sample(
        static value => Assert.Equal(value, JsonSerializer.Deserialize<double>(ValueOf(value).GetRawText())),
        iter: 500);

    [Fact]
    public void Truth_Each_StaysTruth()
    {
        Check(true, "true");
        Check(false, "false");
    }

    [Fact]
    public void Dates_EachKind_AreIso8601()
    {
        var time = new DateTime(2026, 11, 29, 23, 10, 11, DateTimeKind.Unspecified).AddTicks(1_234_567);
        CheckText(time, "2026-11-29T23:10:11.1234567");
        CheckText(DateTime.SpecifyKind(time, DateTimeKind.Utc), "2026-11-29T23:10:11.1234567Z");
        CheckText(DateTime.SpecifyKind(time, DateTimeKind.Local), DateTime.SpecifyKind(time, DateTimeKind.Local).ToString("O"));
        CheckText(new DateTimeOffset(time, TimeSpan.FromHours(2)), "2026-11-29T23:10:11.1234567+02:00");
        CheckText(new DateOnly(2026, 11, 29), "2026-11-29");
        CheckText(new TimeOnly(23, 10, 11, 123), "23:10:11.1230000");
        CheckText(DateTime.MaxValue, "9999-12-31T23:59:59.9999999");
        CheckText(new TimeSpan(-1, 2, 3, 4, 5), new TimeSpan(-1, 2, 3, 4, 5).ToString("c"));
    }

    [Fact]
    public void Enumerations_NamedAndNot_AreTheirNames()
    {
        CheckText(Colour.Green, "Green");
        CheckText(Colour.Red, "Red");
        CheckText(Colour.Blue, "Blue");
        CheckText((Colour)77, "77");
        CheckText((Colour)(-77), "-77");
        CheckText(Rights.None, "None");
        CheckText(Rights.Read | Rights.Write, "Read, Write");
        CheckText(Rights.All, "All");
    }

    [Fact]
    public void Enumerations_MoreValuesThanAreKept_AreRightStill()
    {
        for (int round = 0; round < 2; round++)
        {
            for (ulong value = 0; value < 2_000; value++) Assert.Equal(((Rights)value).ToString(), ValueOf((Rights)value).GetString());
        }
    }

    [Fact]
    public void Values_OfOtherTypes_AreTheirText()
    {
        var id = Guid.NewGuid();
        CheckText(id, id.ToString());
        CheckText('"', "\"");
        CheckText('\uD800', "\uFFFD");
        CheckText(new Uri("https://shop.example/a?b=\"c\""), new Uri("https://shop.example/a?b=\"c\"").ToString());
        CheckText(new Version(1, 2, 3), "1.2.3");
        CheckText(IPAddress.IPv6Loopback, "::1");
        CheckText(new Point(1, 2), new Point(1, 2).ToString());
        CheckText(new { A = 1, B = "x\"y" }, "{ A = 1, B = x\"y }");
        CheckText(CultureInfo.InvariantCulture, "");
    }

    [Fact]
    public void Null_OfAnyType_StaysNull()
    {
        Check<string?>(null, "null");
        Check<object?>(null, "null");
        Check<int?>(null, "null");
        Check<Guid?>(null, "null");
        Check<int[]?>(null, "null");
        using LogRig logs = LogRig.Ecs();
        var field = new LogField("Value");
        logs.Log(new AdHoc(fields: fields => fields.Add(field, (int?)null)));
        logs.Log(new AdHoc(fields: fields => fields.Add(field, (int?)7)));
        logs.Log(new AdHoc(fields: fields => fields.AddItems(field, (List<int>?)null, 5)));
        logs.Log(new AdHoc(fields: fields => fields.AddItems(field, (int[]?)null, 5)));
        Assert.Equal(["null", "7", "null", "null"], logs.End().Select(static line => EcsRules.Check(line).GetProperty("labels").GetProperty("Value").GetRawText()));
    }

    [Fact]
    public void Nullable_WithAValue_IsTheValue()
    {
        Check((int?)5, "5");
        Check((double?)5.5, "5.5");
        Check((bool?)true, "true");
        CheckText((Colour?)Colour.Green, "Green");
        CheckText((DateOnly?)new DateOnly(2026, 1, 2), "2026-01-02");
    }

    [Fact]
    public void Collections_OfAnyKind_AreArrays()
    {
        Check(Enumerable.Range(1, 3).ToArray(), "[1,2,3]");
        Check(new List<string?> { "a", null, "\"" }, """["a",null,"\""]""");
        Check(ImmutableArray.Create(1.5, 2), "[1.5,2]");
        Check(new object?[] { 1, "a", null, true, 2.5m, Colour.Green }, """[1,"a",null,true,2.5,"Green"]""");
        Check(Array.Empty<int>(), "[]");
        Check(new Dictionary<string, int> { ["a"] = 1 }, """["[a, 1]"]""");
        Check(new List<List<int>> { new() { 1 } }, """["System.Collections.Generic.List`1[System.Int32]"]""");
        Check(Enumerable.Range(0, 100), "[" + string.Join(',', Enumerable.Range(0, 32)) + "]");
    }

    [Fact]
    public void Items_BeyondTheMost_AreLeftOut()
    {
        using LogRig logs = LogRig.Ecs();
        var field = new LogField("Value");
        int[] values = [1, 2, 3];
        logs.Log(new AdHoc(fields: fields => fields.AddItems(field, values, 2)));
        logs.Log(new AdHoc(fields: fields => fields.AddItems(field, new List<int>(values), 2)));
        logs.Log(new AdHoc(fields: fields => fields.AddItems(field, values.Select(static one => one), 2)));
        logs.Log(new AdHoc(fields: fields => fields.AddItems<int>(field, values.AsSpan(), 2)));
        Assert.All(logs.End(), static line => Assert.Equal("[1,2]", EcsRules.Check(line).GetProperty("labels").GetProperty("Value").GetRawText()));
    }

    [Fact]
    public void Redacted_Value_IsTheToken()
    {
        using LogRig logs = LogRig.Ecs();
        var field = new LogField("Card");
        logs.Log(new AdHoc(static text => text.Redacted(), fields => fields.Redacted(field)));
        JsonElement root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.Equal("[redacted]", root.GetProperty("message").GetString());
        Assert.Equal("[redacted]", root.GetProperty("labels").GetProperty("Card").GetString());
    }

    static void Check<T>(T value, string json)
    {
        Assert.Equal(json, ValueOf(value).GetRawText());
        Assert.Equal(json, ValueOf<object?>(value).GetRawText());
    }

    static void CheckText<T>(T value, string text)
    {
        Assert.Equal(text, ValueOf(value).GetString());
        Assert.Equal(text, ValueOf<object?>(value).GetString());
    }

    static JsonElement ValueOf<T>(T value)
    {
        LogLine line = new();
        line.Begin(LogStyle.Ecs);
        line.Raw((byte)'{');
        new OneValue<T>(value).WriteFields(new LogFields(line));
        line.ReplaceLast((byte)'}');
        return LogRig.Parse(System.Text.Encoding.UTF8.GetString(line.Written())).GetProperty("Value");
    }

    readonly record struct Point(int X, int Y);
}
