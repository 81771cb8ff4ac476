using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>Operations that are audited, run: each declaration is woven by interceptor, as a partial method and behind a decorator. The trail and the policy of
/// redaction are the process's, so these tests run one by one.</summary>
[Collection("What the process has in force")]
public sealed class AuditedTests
{
    const string Trail = """
        class Store : IAuditStore
        {
            public static readonly List<string> Records = [];
            static readonly AuditTrail s_trail = AuditTrail.Use(new Store(), new AuditTrailOptions { Delivery = AuditDelivery.Queued, Actors = new Desk("front") });
            public static void Open() => _ = s_trail;
            public static string Read() { s_trail.Dispose(); return string.Join("\n", Records); }
            public void Dispose() { }
            public void Append(AuditBatch batch)
            {
                for (int index = 0; index < batch.Count; index++)
                {
                    AuditRecord record = AuditRecord.Parse(batch[index]);
                    string details = string.Concat(record.Details.Select(static one => $" {one.Key}={one.Value}"));
                    Records.Add($"{record.Action} {record.Outcome.ToString().ToLowerInvariant()} by {record.Actor ?? "?"}{(record.Resource is { } what ? " of " + what : "")}{(record.Reason is { } why ? " for " + why : "")}{details}{(record.Error is { } error ? " " + error : "")}");
                }
            }
        }
        public class Desk(string name) : IAuditActorAccessor { public string? Actor => name; }
        public class Order { public int Id = 7; public Order? Next; public string Bad => throw new NotSupportedException(); [Personal(Redaction = Redaction.Mask, Keep = 2)] public string Buyer => "alice"; }
        public enum Channel { Web, Phone }

        """;

    [Theory]
    // The actor.
    [InlineData("Actor = \"clerk\"", "", "int M(string clerk)", "=> 1;", "c.M(\"ann\")", "op success by ann")]
    [InlineData("Actor = \"order.Next.Id\"", "", "int M(Order? order)", "=> 1;", "c.M(new() { Next = new() })", "op success by 7")]
    [InlineData("Actor = \"order.Next.Id\"", "", "int M(Order? order)", "=> 1;", "c.M(null)", "op success by ?")]
    [InlineData("Actor = \"order.Bad\"", "", "int M(Order order)", "=> 1;", "c.M(new())", "op success by ?")]
    [InlineData("", "", "int M(Desk desk)", "=> 1;", "c.M(new(\"back\"))", "op success by back")]
    [InlineData("", "", "int M<T>(T desk) where T : Desk", "=> 1;", "c.M(new Desk(\"back\"))", "op success by back")]
    [InlineData("Actor = AuditActor.Ambient", "", "int M()", "=> 1;", "c.M()", "op success by front")]
    [InlineData("Actor = nameof(user)", "", "int M(System.Security.Claims.ClaimsPrincipal user)", "=> 1;", "c.M(new(new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.Name, \"bob\")], \"test\")))", "op success by bob")]
    [InlineData("\"till.open\", Actor = nameof(@class), Reason = \"audit\"", "", "int M(string @class, string audit)", "=> 1;", "c.M(\"a\", \"b\")", "till.open success by a for b")]
    // What is acted on, and why.
    [InlineData("Actor = \"a\", Resource = \"order.Id\", Reason = \"why\"", "", "Task<int> M(string a, Order order, string why)", "=> Task.FromResult(1);", "c.M(\"ann\", new(), \"wrong size\").Result", "op success by ann of 7 for wrong size")]
    [InlineData("Actor = \"a\", Resource = \"return\"", "", "int M(string a)", "=> 5;", "c.M(\"ann\")", "op success by ann of 5")]
    [InlineData("Actor = \"a\", Resource = \"return.Id\"", "", "ValueTask<Order> M(string a)", "=> new(Task.Run(static async () => { await Task.Yield(); return new Order(); }));", "c.M(\"ann\").AsTask().Result", "op success by ann of 7")]
    [InlineData("Actor = \"a\", Resource = \"return.Id\"", "", "Order? M(string a)", "=> null;", "c.M(\"ann\")", "op success by ann")]
    [InlineData("Actor = \"a\", Resource = \"order.Id\"", "", "void M(string a, out Order order)", "=> order = new();", "c.M(\"ann\", out _)", "op success by ann of 7")]
    // Details.
    [InlineData("Actor = \"a\"", "", "int M(string a, [Tag] Channel channel, [Tag] decimal amount, [Tag(\"next\", Member = \"Next.Id\")] Order? order)", "=> 1;", "c.M(\"ann\", Channel.Phone, 2.50m, new())", "op success by ann channel=Phone amount=2.50 next=")]
    [InlineData("Actor = \"a\"", "[return: Tag(Member = \"Id\")]", "Task<Order> M(string a, [Tag] out int n)", "{ n = 3; return Task.FromResult(new Order()); }", "c.M(\"ann\", out _).Result", "op success by ann n=3 result.id=7")]
    [InlineData("Actor = \"a\"", "", "int M(string a, [Tag(\"length\", Member = \"Length\")] ReadOnlySpan<char> text, [Tag] in int n, [Tag] ref int m)", "=> 1;", "{ int n = 1, m = 2; c.M(\"ann\", \"abc\", n, ref m); }", "op success by ann length=3 n=1 m=2")]
    [InlineData("Actor = \"a\"", "", "int M(string a, [Tag(\"to\", Member = \"Buyer\")] Order order)", "=> 1;", "c.M(\"ann\", new())", "op success by ann to=[redacted]")]
    [InlineData("Actor = \"a\"", "", "int M(string a, [Tag(Signals = Signals.Span)] int n, [Tag(Signals = Signals.Audit)] int m)", "=> 1;", "c.M(\"ann\", 1, 2)", "op success by ann m=2")]
    // Every exit.
    [InlineData("Actor = \"a\"", "", "int M(string a)", "=> throw new System.IO.IOException();", "c.M(\"ann\")", "op failure by ann System.IO.IOException")]
    [InlineData("Actor = \"a\"", "", "Task M(string a, CancellationToken ct)", "=> Task.FromCanceled(ct);", "c.M(\"ann\", new(true))", "op canceled by ann")]
    [InlineData("Actor = \"a\", Attempt = true", "", "ValueTask M(string a)", "=> default;", "c.M(\"ann\")", "op attempt by ann\nop success by ann")]
    [InlineData("Actor = \"a\"", "[Operation(\"op\", Pooled = true)]", "ValueTask<int> M(string a)", "=> new(Task.Run(static async () => { await Task.Yield(); return 1; }));", "c.M(\"ann\").AsTask().Result", "op success by ann")]
    [InlineData("Actor = \"a\"", "", "ref int M(string a)", "=> ref s_three;", "c.M(\"ann\")", "op success by ann")]
    // What cannot be read is left out, and the build stays whole.
    [InlineData("Actor = \"nobody\", Resource = \"return.Id\", Reason = \"a.Missing\"", "", "void M(string a, [Tag] Order order)", "{ }", "c.M(\"ann\", new())", "op success by ?")]
    [InlineData("\"\", Actor = \"\"", "", "void M(string a)", "{ }", "c.M(\"ann\")", "op success by ?")]
    public void Call_OfAnAuditedMethod_LeavesItsRecord(string audited, string attributes, string method, string body, string call, string records)
    {
        Func<string, string, string, string, TestProject>[] weavers = [Intercepted, Partial, Decorated];
        string operation = attributes.Contains("Operation", StringComparison.Ordinal) ? attributes : $"{attributes} [Operation(\"op\")]";
        foreach (Func<string, string, string, string, TestProject> weaver in weavers)
        {
            GeneratorRun run = weaver($"[Audited({audited})] {operation}", method, body, call).Generate();
            Assert.True(!run.NewProblems.Any(), $"{weaver.Method.Name}: {string.Join("\n", run.NewProblems)}\n{string.Join("\n", run.Outputs.Values)}");
            Assert.Equal((weaver.Method.Name, records), (weaver.Method.Name, Execution.Of(run.Woven).Result));
        }
    }

    // What only the type itself sees is read through an accessor.
    [Theory]
    [InlineData("class C { readonly Desk _desk = new(\"back\"); [Audited] internal int M() => 1; }", "by back")]
    [InlineData("class C { Desk Desk => new(\"back\"); [Audited] internal int M() => 1; }", "by back")]
    [InlineData("class C { static Desk s_desk = new(\"back\"); [Audited] internal static int M() => 1; }", "by back")]
    [InlineData("class C { public Desk Desk { private get; init; } = new(\"back\"); [Audited(Actor = \"Desk.Actor\", Resource = nameof(Number), Reason = nameof(Why))] internal int M() => 1; static int Number => 4; const string Why = \"because\"; }", "by back of 4 for because")]
    [InlineData("static class C { static string s_clerk = \"ann\"; static string Why => \"because\"; [Audited(Actor = nameof(s_clerk), Reason = nameof(Why))] internal static int M() => 1; }", "by ann for because")]
    [InlineData("abstract class B { protected string Clerk => \"ann\"; protected Order? order = new(); } class C : B { [Audited(Actor = nameof(Clerk), Resource = \"order.Id\")] internal int M() => 1; }", "by ann of 7")]
    [InlineData("struct C { string? _clerk; public C() => _clerk = \"ann\"; string? Why => _clerk + \"!\"; [Audited(Actor = nameof(_clerk), Reason = nameof(Why))] internal int M() => 1; }", "by ann for ann!")]
    [InlineData("readonly struct C { readonly string? _clerk; public C() => _clerk = \"ann\"; [Audited(Actor = nameof(_clerk))] internal int M() => 1; }", "by ann")]
    [InlineData("class C<T> { T? _clerk; static string s_why = \"because\"; [Audited(Actor = nameof(s_why), Reason = nameof(s_why))] internal int M() => 1; }", "by because for because", "new C<int>()")]
    [InlineData("class C<T> where T : struct, Enum { T _clerk; [Audited(Actor = nameof(_clerk))] internal int M<TOther>() => 1; }", "by Web", "new C<Channel>()", "M<int>()")]
    [InlineData("class C { volatile string _clerk = \"ann\"; [Audited(Actor = nameof(_clerk))] internal int M() => 1; }", "by ann")]
    [InlineData("class C { string _clerk = \"ann\"; [Audited(Actor = nameof(_clerk))] int M() => 1; public static void Call() => new C().M(); }", "by ann", "C", "Call()")]
    [InlineData("class C { string _clerk = \"ann\"; [Audited(Actor = nameof(_clerk))] internal int M(int MActor, int Accessors) => 1; }", "by ann", "new C()", "M(1, 2)")]
    [InlineData("class C { string _clerk = \"ann\"; [Audited(Actor = nameof(_clerk))] internal IEnumerable<int> M() { yield return 1; } }", "by ann", "new C()", "M().Count()")]
    [InlineData("struct C() { string _clerk = \"ann\"; internal int Number = 4; [Audited(Actor = nameof(_clerk), Resource = nameof(Number))] internal IEnumerable<int> M() { yield return 1; } }", "by ann of 4", "new C()", "M().Count()")]
    [InlineData("partial struct C() { string _clerk = \"ann\"; [Audited(Actor = nameof(_clerk))] internal partial IEnumerable<int> M(); IEnumerable<int> MCore() { yield return 1; } }", "by ann", "new C()", "M().Count()")]
    [InlineData("partial struct C() { string _clerk = \"ann\"; [Audited(Actor = nameof(_clerk))] internal readonly partial int M(); readonly int MCore() => 1; }", "by ann")]
    [InlineData("partial class C { class Secret { public string Name => \"ann\"; } Secret _clerk = new(); [Audited(Actor = \"_clerk.Name\")] internal partial int M(); int MCore() => 1; }", "by ann")]
    [InlineData("partial class C { static string s_clerk = \"ann\"; [Audited(Actor = \"s_clerk\")] internal static partial void M(); static Task MCoreAsync() => Task.CompletedTask; }", "by ann", "C")]
    [InlineData("[Decorated] interface I { string Clerk { get; } [Audited(Actor = nameof(Clerk))] int M(); } class C : I { public string Clerk => \"ann\"; public int M() => 1; }", "by ann", "Decorated<I>(new C())")]
    [InlineData("interface IDesk { Desk Desk { get; } } interface I : IDesk { [Audited] int M(); } class C : I { public Desk Desk => new(\"back\"); public int M() => 1; }", "by back", "(I)new C()")]
    [InlineData("static class C { extension(Order order) { [Audited(Actor = \"clerk\", Resource = \"order.Id\")] public int M(string clerk) => 1; } }", "by ann of 7", "new Order()", "M(\"ann\")")]
    public void Member_OfTheType_IsRead(string source, string record, string receiver = "new C()", string call = "M()")
    {
        if (source.Contains("static class C {", StringComparison.Ordinal) && receiver == "new C()" || source.Contains("internal static int M", StringComparison.Ordinal)) receiver = "C";
        string statement = receiver == "C" ? $"C.{call}" : $"c.{call}";
        GeneratorRun run = Project(source, receiver == "C" ? "0" : receiver, statement).Generate();
        Assert.True(!run.NewProblems.Any(), $"{string.Join("\n", run.NewProblems)}\n{string.Join("\n", run.Outputs.Values)}");
        string result = Execution.Of(run.Woven).Result;
        Assert.Equal($"success {record}", result[(result.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public void Iterator_Enumerated_LeavesARecordForEachEnumeration() => Assert.Equal(
        "C.M success by ann count=2\nC.M success by ann count=2",
        Execution.Of(Project("class C { [Audited(Actor = nameof(clerk))] internal IEnumerable<int> M(string clerk, [Tag] int count) { for (int n = 0; n < count; n++) yield return n; } }", "new C()", "{ var items = c.M(\"ann\", 2); items.Count(); foreach (int item in items) break; }").Generate().Woven).Result);

    [Fact]
    public void Library_ThatLeavesItsCallsToOthers_IsAudited()
    {
        LibraryImage library = TestProject.Of("""
            public class Clerk { public string Name => "ann"; }
            public class Order { public int Id => 7; }
            public class Till { public Clerk Clerk => new(); [Audited("till.add", Actor = "Clerk.Name", Resource = "return.Id")] public Order Add([Tag] int n) => new(); }
            """).Generate().ToLibrary();
        GeneratorRun run = (TestProject.Of(Trail.Replace("public class Order", "class Other", StringComparison.Ordinal) + "static class Entry { public static string Run() { Store.Open(); new Till().Add(3); return Store.Read(); } }") with { Libraries = [library], WarningsAsErrors = false }).Generate();
        Assert.True(!run.NewProblems.Any(), string.Join("\n", run.NewProblems));
        Assert.Equal("till.add success by ann of 7 n=3", Execution.Of(run.Woven, library).Result);
    }

    static TestProject Intercepted(string attributes, string method, string body, string call) => Project($"class C {{ {attributes} public {method} {body} {Field} }}", "new C()", call);

    static TestProject Partial(string attributes, string method, string body, string call)
    {
        string core = System.Text.RegularExpressions.Regex.Replace(method, @"\[Tag(\([^)]*\))?\] ", "").Replace(" M", " MCore", StringComparison.Ordinal);
        return Project($"partial class C {{ {attributes} public partial {method}; {core} {body} {Field} }}", "new C()", call);
    }

    static TestProject Decorated(string attributes, string method, string body, string call)
    {
        string plain = System.Text.RegularExpressions.Regex.Replace(method, @"\[Tag(\([^)]*\))?\] ", "");
        return Project($"[Decorated] interface I {{ {attributes} {method}; }} class C : I {{ public {plain} {body} {Field} }}", "Decorated<I>(new C())", call);
    }

    const string Field = "public static int s_three = 3;";

    static TestProject Project(string declarations, string receiver, string call)
    {
        string statement = call switch
        {
            ['{', ..] => call,
            _ when call.Contains(".Result", StringComparison.Ordinal) => $"_ = {call};",
            _ => call + ";",
        };
        return DecoratedObjects.With(TestProject.Of(Trail + declarations + $$"""

            static class Entry
            {
                public static string Run()
                {
                    Store.Open();
                    var c = {{receiver}};
                    try { {{statement}} } catch { }
                    return Store.Read();
                }
            }
            """)) with { WarningsAsErrors = false };
    }
}
