using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Messages read as those of Microsoft.Extensions.Logging do.</summary>
public sealed class MessageTextTests
{
    [Fact]
    public void Integers_AnyFormat_ReadAsMicrosofts() => Same(Gen.Int, "D", "X8", "N2", "000", "C");

    [Fact]
    public void Longs_AnyFormat_ReadAsMicrosofts() => Same(Gen.Long, "D", "X", "N0");

    [Fact]
    public void Doubles_AnyFormat_ReadAsMicrosofts() => Same(Gen.Double, "F2", "E3", "N", "R", "P1");

    [Fact]
    public void Doubles_OfFewDecimals_ReadAsMicrosofts() => Same(Gen.Decimal[-10_000, 10_000].Select(static one => (double)Math.Round(one, 3)), "F2");

    [Fact]
    public void Decimals_AnyFormat_ReadAsMicrosofts() => Same(Gen.Decimal, "F2", "C", "0.##");

    [Fact]
    public void Dates_AnyFormat_ReadAsMicrosofts() => Same(Gen.DateTime, "O", "yyyy-MM-dd", "R", "\"quoted\" HH");

    [Fact]
    public void Offsets_AnyFormat_ReadAsMicrosofts() => Same(Gen.DateTimeOffset, "O", "u");

    [Fact]
    public void Durations_AnyFormat_ReadAsMicrosofts() => Same(Gen.TimeSpan, "c", "g");

    [Fact]
    public void Ids_AnyFormat_ReadAsMicrosofts() => Same(Gen.Guid, "N", "B");

    [Fact]
    public void Texts_AnyAlignment_ReadAsMicrosofts() => Same(Gen.String, "ignored");

    [Fact]
    public void Characters_AnyAlignment_ReadAsMicrosofts() => Same(Gen.Char);

    [Fact]
    public void Enumerations_AnyFormat_ReadAsMicrosofts() => Same(Gen.Int[-2, 8].Select(static one => (DayOfWeek)one), "D", "X", "G");

    [Fact]
    public void Truths_AnyAlignment_ReadAsMicrosofts() => Same(Gen.Bool);

    [Fact]
    public void Nullables_WithAndWithoutValue_ReadAsMicrosofts()
    {
        foreach (int? value in new int?[] { null, 5 })
        {
            foreach (int alignment in new[] { 0, 10, -10 })
            {
                AssertSame(value, text => text.Append(value, "D3", alignment), "D3", alignment);
                AssertSame(value, text => text.Append<int?>(value, "D3", alignment), "D3", alignment);
            }

            AssertSame(value, text => text.Append(value), null, 0);
            AssertSame(value, text => text.Append<int?>(value), null, 0);
        }
    }

    [Fact]
    public void Others_OfManyTypes_ReadAsMicrosofts()
    {
        object?[] values =
        [
            null, new Uri("https://shop.example/"), new Version(1, 2), new[] { 1, 2 }, new object?[] { null, "a", 1.5 }, new List<string>(), ImmutableArray.Create(1, 2),
            new Dictionary<string, int> { ["a"] = 1 }, (Half)1.5, 1.5f, float.NaN, Int128.MinValue, new DateOnly(2026, 1, 2), new TimeOnly(1, 2, 3), (nint)5, (byte)7,
            new { A = 1 }, new[] { new[] { 1 } }, new System.Numerics.BigInteger(12), System.Net.IPAddress.Loopback, DayOfWeek.Friday, 'x', true, "\"\\\n",
        ];
        foreach (object? value in values)
        {
            foreach (int alignment in new[] { 0, 12, -12 }) AssertSame(value, text => text.Append(value, null, alignment), null, alignment);
        }
    }

    [Fact]
    public void Items_UpToTheMost_ReadAsMicrosofts()
    {
        int[] values = [1, 2, 3];
        AssertSame(values, text => text.Items(values, 3), null, 0);
        AssertSame(values, text => text.Items(new List<int>(values), 3), null, 0);
        AssertSame(values, text => text.Items(values.Where(static _ => true), 3), null, 0);
        AssertSame(values, text => text.Items<int>(values.AsSpan(), 3), null, 0);
        string?[] texts = ["a", null];
        AssertSame(texts, text => text.Items(texts, 3), null, 0);
        AssertSame<object?>(null, static text => text.Items((List<int>?)null, 3), null, 0);
    }

    [Fact]
    public void Items_BeyondTheMost_EndWithDots()
    {
        int[] values = [1, 2, 3];
        Assert.Equal("1, 2, ...", AdHoc.Text(text => text.Items(values, 2)));
        Assert.Equal("1, 2, ...", AdHoc.Text(text => text.Items(values.Where(static _ => true), 2)));
    }

    [Fact]
    public void Span_AnyAlignment_ReadsAsTheText() => Gen.Select(Gen.String, Gen.Int[-20, 20]).Sample(static (value, alignment) =>
        AssertSame(value, text => text.Append(value.AsSpan(), alignment), null, alignment));

    [Fact]
    public void AlignedText_InJson_IsEscapedAfterwards()
    {
        using LogRig logs = LogRig.Ecs();
        logs.Log(new AdHoc(static text => text.Append("\"\n\"", null, 6)));
        logs.Log(new AdHoc(static text => text.Append("\"\n\"", null, -6)));
        logs.Log(new AdHoc(static text => text.Append("\uD83D\uDE00é", null, 5)));
        Assert.Equal(["   \"\n\"", "\"\n\"   ", "  \uD83D\uDE00é"], logs.End().Select(static line => EcsRules.Check(line).GetProperty("message").GetString()));
    }

    [Fact]
    public void Format_WithQuotes_IsEscapedInJson()
    {
        using LogRig logs = LogRig.Ecs();
        logs.Log(new AdHoc(static text => text.Append(5, "0\\\"", 0)));
        logs.Log(new AdHoc(static text => text.Append(new DateOnly(2026, 1, 2), "yyyy'\"'", 0)));
        Assert.Equal(["5\"", "2026\""], logs.End().Select(static line => EcsRules.Check(line).GetProperty("message").GetString()));
    }

    static void Same<T>(Gen<T> values, params string?[] formats) =>
        Gen.Select(values, Gen.Int[0, formats.Length], Gen.Int[-30, 30]).Sample((value, index, alignment) =>
        {
            string? format = index == formats.Length ? null : formats[index];
            AssertSame(value, text => text.Append(value, format, alignment), format, alignment);
            AssertSame(value, text => text.Append<object?>(value, format, alignment), format, alignment);
            AssertSame(value, text => text.Append(value), null, 0);
        });

    static void AssertSame<T>(T value, TextWriting write, string? format, int alignment)
    {
        string expected = Microsofts(value, format, alignment).Valid();
        Assert.Equal(expected, AdHoc.Text(text =>
        {
            text.Literal("It is "u8);
            write(text);
            text.Literal("."u8);
        }));
    }

    static string Microsofts(object? value, string? format, int alignment)
    {
        string hole = (alignment == 0 ? "" : "," + alignment.ToString(CultureInfo.InvariantCulture)) + (string.IsNullOrEmpty(format) ? "" : ":" + format);
        var logger = new Capture();
#pragma warning disable CA2254 // The template is what the test is about.
        logger.LogInformation("It is {Value" + hole + "}.", [value]);
#pragma warning restore CA2254
        return logger.Message;
    }

    sealed class Capture : ILogger
    {
        internal string Message { get; private set; } = "";

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Message = formatter(state, exception);
    }
}
