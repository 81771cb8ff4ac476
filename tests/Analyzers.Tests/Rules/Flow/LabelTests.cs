using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Flow;

/// <summary>IG2001, IG2002, IG5003.</summary>
public sealed class LabelTests
{
    [Fact]
    public Task Label_WithoutEnd_Fires() => VerifyBody("Guid id, string userId, Exception failure, Microsoft.AspNetCore.Http.HttpContext http, int orderId, Uri address", """
        counter.Add(1, new KeyValuePair<string, object?>("a", {|IG2001:id|}), new KeyValuePair<string, object?>("b", {|IG2001:userId|}));
        counter.Add(1, new TagList { { "a", {|IG2001:failure.Message|} }, { "b", {|IG2001:DateTime.UtcNow|} } });
        counter.Add(1, KeyValuePair.Create<string, object?>("a", {|IG2001:http.Request.Path.Value|}));
        counter.Add(1, [new("a", {|IG2001:orderId|}), new("b", {|IG2001:address.AbsolutePath|})]);
        var text = id.ToString("N"); counter.Add(1, new KeyValuePair<string, object?>("a", {|IG2001:text|}));
        var tags = new TagList(); tags.Add("a", {|IG2001:userId|}); counter.Add(1, tags);
        var measured = new Measurement<int>(1, new KeyValuePair<string, object?>("a", {|IG2001:userId|}));
        """);

    [Fact]
    public Task Label_OfPrometheus_Fires() => Verify("""
        class Subject
        {
            static readonly Prometheus.Counter s_calls = Prometheus.Metrics.CreateCounter("calls", "Calls.", "who", "kind");
            void Run(string userId, DayOfWeek day) => s_calls.WithLabels({|IG2001:userId|}, day.ToString()).Inc();
        }
        """);

    [Fact]
    public Task Label_ThatNothingBounds_Fires() => VerifyBody("string queue, string tenantId, Microsoft.AspNetCore.Http.HttpContext http", """
        counter.Add(1, new KeyValuePair<string, object?>("a", {|IG2002:queue|}), new KeyValuePair<string, object?>("b", {|IG2002:tenantId|}));
        counter.Add(1, new KeyValuePair<string, object?>("a", {|IG2002:http.Request.Method|}));
        """);

    [Fact]
    public Task Label_WithFewValues_IsSilent() => VerifyBody("string kind, DayOfWeek day, bool ok, Exception failure, Microsoft.AspNetCore.Http.HttpContext http, HashSet<string> known, Dictionary<string, string> names, int count", """
        counter.Add(1, new KeyValuePair<string, object?>("a", "constant"), new KeyValuePair<string, object?>("b", day), new KeyValuePair<string, object?>("c", ok));
        counter.Add(1, new TagList { { "a", failure.GetType().Name }, { "b", typeof(Subject).FullName }, { "c", http.Response.StatusCode }, { "d", day.ToString() } });
        counter.Add(1, new KeyValuePair<string, object?>("a", kind is "x" or "y" ? kind : "other"));
        counter.Add(1, new KeyValuePair<string, object?>("a", kind switch { "x" => "x", _ => "other" }));
        counter.Add(1, new KeyValuePair<string, object?>("a", known.Contains(kind) ? kind : "other"));
        counter.Add(1, new KeyValuePair<string, object?>("a", names.GetValueOrDefault(kind, "other")));
        counter.Add(1, new KeyValuePair<string, object?>("a", names.TryGetValue(kind, out var name) ? name : "other"));
        counter.Add(1, new KeyValuePair<string, object?>("a", count > 10 ? "many" : "few"));
        counter.Add(1, new KeyValuePair<string, object?>("a", http.GetEndpoint()?.DisplayName));
        if (kind != "x") return;
        counter.Add(1, new KeyValuePair<string, object?>("a", kind));
        """);

    [Fact]
    public Task Label_AllowedOrDeclaredBounded_IsSilent() => Verify("""
        using System.ComponentModel.DataAnnotations;
        using System.Runtime.CompilerServices;
        class Subject(Counter<long> counter)
        {
            void Run([AllowTelemetry("ten of them")] string userId, [AllowedValues("a", "b")] string kind, [CallerMemberName] string caller = "") =>
                counter.Add(1, new KeyValuePair<string, object?>("a", userId), new KeyValuePair<string, object?>("b", kind), new KeyValuePair<string, object?>("c", caller));
        }
        """);

    [Fact]
    public Task Name_OfASpan_WithoutEnd_Fires() => VerifyBody("Guid id, DayOfWeek day, string orderId", """
        using var one = source.StartActivity($"load {{|IG5003:id|}}");
        activity.DisplayName = {|IG5003:"order " + orderId|};
        using var three = source.StartActivity($"run {day}");
        using var four = source.StartActivity("load");
        activity.SetTag("id", id);
        """.Replace("{|IG5003:\"order \" + orderId|}", "\"order \" + {|IG5003:orderId|}", StringComparison.Ordinal));
}
