using static InstrumentGen.Generator.Tests.Weaving.SpanContentProject;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>The trace in messages, whoever records them: each declaration is woven by interceptor, as a partial method and behind a decorator.</summary>
public sealed class SpanCarrierTests
{
    const string Producer = "[Traced(Kind = System.Diagnostics.ActivityKind.Producer)]";
    const string Consumer = "[Traced(Kind = System.Diagnostics.ActivityKind.Consumer)]";
    const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const string Fields = "{ [\"traceparent\"] = \"" + Parent + "\", [\"tracestate\"] = \"ot=th:8,a=b\", [\"baggage\"] = \"tenant=7\" }";
    const string Headers = "new() " + Fields;
    const string IsSent = "=> headers[\"traceparent\"] == System.Diagnostics.Activity.Current!.Id;";
    const string Baggage = "=> System.Diagnostics.Activity.Current!.TraceStateString + \" \" + OpenTelemetry.Baggage.Current.GetBaggage(\"tenant\");";

    [Theory]
    [InlineData("bool M([SpanCarrier] IDictionary<string, string> headers)", IsSent, "c.M(new Dictionary<string, string>())", "True")]
    [InlineData("bool M([SpanCarrier] Dictionary<string, object?> headers)", "=> (string?)headers[\"traceparent\"] == System.Diagnostics.Activity.Current!.Id;", "c.M(new() { [\"traceparent\"] = \"old\" })", "True")]
    [InlineData("bool M([SpanCarrier] SortedList<string, byte[]> headers)", "=> System.Text.Encoding.UTF8.GetString(headers[\"traceparent\"]) == System.Diagnostics.Activity.Current!.Id;", "c.M(new())", "True")]
    [InlineData("bool M([SpanCarrier] System.Collections.Specialized.NameValueCollection headers)", IsSent, "c.M(new())", "True")]
    [InlineData("bool M([SpanCarrier] Frame headers)", "=> headers.Fields[\"traceparent\"] == System.Diagnostics.Activity.Current!.Id;", "c.M(new())", "True")]
    [InlineData("bool M([SpanCarrier(Member = \"Outer.Headers\")] Message message)", "=> message.Outer!.Headers![\"traceparent\"] == System.Diagnostics.Activity.Current!.Id;", "c.M(new() { Outer = new() { Headers = [] } })", "True")]
    [InlineData("Task<bool> M([SpanCarrier] Dictionary<string, string> headers, CancellationToken ct)", "=> Task.FromResult(headers[\"traceparent\"] == System.Diagnostics.Activity.Current!.Id);", "c.M(new(), default).Result", "True")]
    [InlineData("int M([SpanCarrier] Dictionary<string, string>? headers, [SpanCarrier(Member = \"Outer.Headers\")] Message? message)", "=> 1;", "c.M(null, null) + c.M(null, new())", "2")]
    [InlineData("int M([SpanCarrier(Member = \"Bad\")] Message message)", "=> 1;", "c.M(new())", "1")]
    [InlineData("int M([SpanCarrier] IDictionary<string, string> headers)", "=> 1;", "c.M(System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty)", "1")]
    public void Carrier_ThatIsSent_IsGivenTheSpan(string method, string body, string call, string result) =>
        Check(Producer, "", method, body, call, result, call.Contains('+', StringComparison.Ordinal) ? "op, op" : "op");

    [Theory]
    [InlineData("string M([SpanCarrier] Dictionary<string, string> headers)", Baggage, $"c.M({Headers})", "ot=th:8,a=b 7", "op | parent b7ad6b7169203331")]
    [InlineData("string M([SpanCarrier] IReadOnlyDictionary<string, string> headers)", Baggage, $"c.M(new Dictionary<string, string> {Fields})", "ot=th:8,a=b 7", "op | parent b7ad6b7169203331")]
    [InlineData("int M([SpanCarrier] IDictionary<string, object> headers)", "=> 1;", $"c.M(new Dictionary<string, object> {{ [\"traceparent\"] = \"{Parent}\"u8.ToArray() }})", "1", "op | parent b7ad6b7169203331")]
    [InlineData("int M([SpanCarrier] IReadOnlyDictionary<string, byte[]> headers)", "=> 1;", $"c.M(new Dictionary<string, byte[]> {{ [\"traceparent\"] = \"{Parent}\"u8.ToArray() }})", "1", "op | parent b7ad6b7169203331")]
    [InlineData("int M([SpanCarrier] System.Collections.Specialized.NameValueCollection headers)", "=> 1;", $"c.M(new() {{ [\"traceparent\"] = \"{Parent}\" }})", "1", "op | parent b7ad6b7169203331")]
    [InlineData("int M([SpanCarrier] Frame frame)", "=> 1;", $"{{ var f = new Frame(); f.Write(\"traceparent\", \"{Parent}\"); return c.M(f); }}", "1", "op | parent b7ad6b7169203331")]
    [InlineData("int M([SpanCarrier(Member = \"Headers\")] Message carried)", "=> 1;", $"c.M(new() {{ Headers = {Headers} }})", "1", "op | parent b7ad6b7169203331")]
    [InlineData("int M([SpanCarrier] Dictionary<string, string> headers)", "=> 1;", "c.M(new() { [\"traceparent\"] = \"00-xyz\" })", "1", "op")]
    [InlineData("int M([SpanCarrier] Dictionary<string, string>? headers, [SpanCarrier(Link = true, Member = \"Headers\")] Message other)", "=> 1;", $"c.M(null, new() {{ Headers = {Headers} }})", "1", "op | links b7ad6b7169203331")]
    [InlineData("string M([SpanCarrier(Link = true)] Dictionary<string, string> headers)", "=> \"\" + OpenTelemetry.Baggage.Current.GetBaggage(\"tenant\");", $"c.M({Headers})", "", "op | links b7ad6b7169203331")]
    [InlineData("Task<string> M([SpanCarrier] Dictionary<string, string> headers)", "=> ((Func<Task<string>>)(async () => { await Task.Yield(); return \"\" + OpenTelemetry.Baggage.Current.GetBaggage(\"tenant\"); }))();", $"c.M({Headers}).Result + OpenTelemetry.Baggage.Current.Count", "70", "op | parent b7ad6b7169203331")]
    [InlineData("int M([SpanCarrier] Dictionary<string, string> headers)", "=> throw new IOException(\"full\");", $"{{ try {{ return c.M({Headers}); }} catch (IOException) {{ return OpenTelemetry.Baggage.Current.Count; }} }}", "0", "op error.type=System.IO.IOException | error | parent b7ad6b7169203331")]
    public void Carrier_ThatIsReceived_SaysWhoSentIt(string method, string body, string call, string result, string span) =>
        Check(Consumer, "", method, body, call, result, span);
}
