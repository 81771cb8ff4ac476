using CsCheck;
using Google.Protobuf;
using InstrumentGen.OpenTelemetry;
using InstrumentGen.Peers.Otlp;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>What we write, read by Google's library.</summary>
public sealed class ProtobufWriterTests
{
    [Fact]
    public void Point_OfAnyContent_ReadsAsWritten() =>
        Gen.Select(Gen.ULong, Gen.Double, Gen.Long.Array[0, 300], Gen.Double.Array[0, 300], Gen.String, Gen.Long).Sample(static (start, sum, counts, bounds, text, integer) =>
        {
            string valid = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
            var expected = new HistogramDataPoint { StartTimeUnixNano = start, Sum = sum };
            expected.BucketCounts.Add(counts.Select(static one => (ulong)one));
            expected.ExplicitBounds.Add(bounds);
            expected.Attributes.Add(new KeyValue { Key = valid, Value = new AnyValue { StringValue = valid } });
            expected.Attributes.Add(new KeyValue { Key = "integer", Value = new AnyValue { IntValue = integer } });
            var writer = new ProtobufWriter();
            writer.Text(1, "of before");
            writer.Clear();
            writer.Fixed(2, start);
            writer.Double(5, sum);
            writer.Packed(6, counts);
            writer.Packed(7, bounds);
            OtlpAttributes.Write(writer, 9, valid, valid);
            OtlpAttributes.Write(writer, 9, "integer", integer);
            Assert.Equal(expected, HistogramDataPoint.Parser.ParseFrom(writer.Written));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(70_000)]
    [InlineData(3_000_000)]
    public void Messages_OfAnyLength_NestInEachOther(int length)
    {
        string text = new('x', length);
        var inner = new Peers.Otlp.InstrumentationScope { Name = text };
        var writer = new ProtobufWriter();
        int outer = writer.Begin(2);
        writer.Message(1, inner.ToByteArray());
        writer.End(outer);
        ResourceMetrics read = ResourceMetrics.Parser.ParseFrom(writer.Written);
        Assert.Equal(text, Assert.Single(read.ScopeMetrics).Scope.Name);
    }

    [Fact]
    public void Message_BeyondAQuarterOfAGibibyte_IsNone()
    {
        var writer = new ProtobufWriter();
        int begin = writer.Begin(1);
        writer.Message(1, new byte[1 << 28]);
        Assert.Throws<InvalidOperationException>(() => writer.End(begin));
    }
}
