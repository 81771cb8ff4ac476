using System.Diagnostics;
using System.Globalization;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class SpanTagsTests
{
    readonly InstrumentationScope _scope = Scopes.New();

    public static TheoryData<object, object> Values => new()
    {
        { "text", "text" },
        { 42, 42 },
        { 42L, 42L },
        { (short)3, (short)3 },
        { 1.5, 1.5 },
        { true, true },
        { false, false },
        { 'x', "x" },
        { 1234.5m, "1234.5" },
        { ulong.MaxValue, "18446744073709551615" },
        { DayOfWeek.Friday, "Friday" },
        { (DayOfWeek)42, "42" },
        { FileAccess.Read | FileAccess.Write, "ReadWrite" },
        { new DateTime(2026, 11, 29, 1, 2, 3, DateTimeKind.Utc), "2026-11-29T01:02:03.0000000Z" },
        { new DateOnly(2026, 11, 29), "2026-11-29" },
        { new TimeOnly(1, 2, 3), "01:02:03.0000000" },
        { TimeSpan.FromMinutes(90), "01:30:00" },
        { new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"), "6f9619ff-8b86-d011-b42d-00c04fc964ff" },
        { new Version(1, 2, 3), "1.2.3" },
        { new Uri("relative/path", UriKind.Relative), "relative/path" },
    };

    [Theory, MemberData(nameof(Values))]
    public void Value_OfAnyType_IsWhatExportersKnow(object value, object tag) => Assert.Equal(tag, TagOf(tags => tags.Set("value", (dynamic)value)));

    [Fact]
    public void Value_InAnyCulture_IsInvariant()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Assert.Equal("0.5", TagOf(static tags => tags.Set("value", 0.5m)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Value_Null_SetsNoTag()
    {
        Assert.Null(TagOf(static tags => tags.Set<string?>("value", null)));
        Assert.Null(TagOf(static tags => tags.Set<int?>("value", null)));
        Assert.Null(TagOf(static tags => tags.Set("value", "source", static _ => (string?)null)));
    }

    [Fact]
    public void Nullable_WithValue_IsTheValue() => Assert.Equal(5, TagOf(static tags => tags.Set<int?>("value", 5)));

    [Fact]
    public void Member_OfASource_IsRead() => Assert.Equal(6, TagOf(static tags => tags.Set("value", "source", static source => source.Length)));

    [Fact]
    public void Member_OfARefStruct_IsRead() => Assert.Equal(3, TagOf(static tags => tags.Set("value", (ReadOnlySpan<int>)[1, 2, 3], static source => source.Length)));

    [Fact]
    public void Member_Throwing_IsCountedAndSetsNoTag()
    {
        using var failures = new FailureRecorder();
        Assert.Null(TagOf(static tags => tags.Set<string, int>("value", "source", static _ => throw new NotSupportedException())));
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public void Text_Throwing_IsCountedAndSetsNoTag()
    {
        using var failures = new FailureRecorder();
        Assert.Null(TagOf(static tags => tags.Set("value", new Unprintable())));
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public void Tags_WhereNobodyListens_ReadNothing()
    {
        OperationCall call = _scope.Traced().Begin();
        Assert.False(call.Tags.AreRecorded);
        call.Tags.Set<string, int>("value", "source", static _ => throw new NotSupportedException());
        call.Tags.Set("value", new Unprintable());
        call.End();
    }

    [Fact]
    public void Tags_OfASpanThatIsPropagatedOnly_ReadNothing()
    {
        using var spans = new SpanRecorder(_scope, ActivitySamplingResult.PropagationData);
        OperationCall call = _scope.Traced().Begin();
        Assert.False(call.Tags.AreRecorded);
        call.Tags.Set<string, int>("value", "source", static _ => throw new NotSupportedException());
        call.End();
        Assert.Empty(spans.Span.TagObjects);
    }

    [Fact]
    public void Tags_OfTwoTruthValues_AreBoxedOnce()
    {
        object? first = TagOf(static tags => tags.Set("value", true));
        Assert.Same(first, TagOf(static tags => tags.Set("value", true)));
    }

    object? TagOf(Action<SpanTags> set)
    {
        using var spans = new SpanRecorder(_scope);
        OperationCall call = _scope.Traced().Begin();
        Assert.True(call.Tags.AreRecorded);
        set(call.Tags);
        call.End();
        return spans.Span.GetTagItem("value");
    }

    sealed class Unprintable
    {
        public override string ToString() => throw new NotSupportedException();
    }
}
