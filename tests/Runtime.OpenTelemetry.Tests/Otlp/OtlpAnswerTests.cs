using CsCheck;
using Google.Protobuf;
using InstrumentGen.OpenTelemetry;
using InstrumentGen.Peers.Otlp;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>What receivers answer, read without Google's library.</summary>
public sealed class OtlpAnswerTests
{
    [Fact]
    public void PartialSuccess_OfAnyContent_ReadsAsWritten() =>
        Gen.Select(Gen.Long, Gen.String).Sample(static (rejected, message) =>
        {
            string valid = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(message));
            var response = new ExportLogsServiceResponse { PartialSuccess = new ExportLogsPartialSuccess { RejectedLogRecords = rejected, ErrorMessage = valid } };
            OtlpAnswer answer = OtlpAnswer.OfMessage(response.ToByteArray());
            Assert.Equal((OtlpVerdict.Accepted, rejected, valid), (answer.Verdict, answer.Rejected, answer.Message ?? ""));
        });

    [Fact]
    public void Answer_OfAnyBytes_IsReadOrSaidToBeNone() =>
        Gen.Byte.Array[0, 40].Sample(static bytes => Assert.Contains(OtlpAnswer.OfMessage(bytes).Verdict, (OtlpVerdict[])[OtlpVerdict.Accepted, OtlpVerdict.Refused]));

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 1.5)]
    [InlineData(3, 2.25)]
    [InlineData(10, 5.0)]
    public void Backoff_OfATry_IsAtMost(int tries, double seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), OtlpBackoff.Of(tries, null, 1));
        Assert.Equal(TimeSpan.FromMilliseconds(100), OtlpBackoff.Of(tries, null, 0));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(-3, 0.1)]
    public void Backoff_ThatIsAskedFor_IsThat(double asked, double waited) =>
        Assert.Equal(TimeSpan.FromSeconds(waited), OtlpBackoff.Of(1, TimeSpan.FromSeconds(asked), 0.5));
}
