using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG6001 and IG6003.</summary>
public sealed class AuditedValueTests
{
    const string Types = """
        using System.Security.Claims;
        class Desk : IAuditActorAccessor { public string? Actor => "front"; }
        class Order { public int Id { get; set; } public Order? Next; public Desk? Desk; [Sensitive] public string Card => ""; [Personal(Redaction = Redaction.Hmac)] public string Email => ""; }

        """;

    [Fact]
    public Task Actor_ThatCanBeRecorded_IsSilent() => Check("""
        readonly Desk _desk = new(); static string s_clerk = ""; const string Name = ""; public Order Order { private get; set; } = new();
        [Audited] void Only() { }
        [Audited] void Parameter(Desk desk) { }
        [Audited] void Generic<T>(T desk) where T : class, IAuditActorAccessor { }
        [Audited(Actor = nameof(clerk))] void Text(string? clerk) { }
        [Audited(Actor = nameof(id))] void Id(Guid id) { }
        [Audited(Actor = nameof(user))] void Principal(ClaimsPrincipal user) { }
        [Audited(Actor = "user.Identity.Name")] void Path(ClaimsPrincipal? user) { }
        [Audited(Actor = "order.Desk")] void Accessor(Order order) { }
        [Audited(Actor = nameof(s_clerk))] static void Static() { }
        [Audited(Actor = nameof(Name))] void Constant() { }
        [Audited(Actor = "Order.Id", Resource = "Order.Next.Id", Reason = nameof(why))] void Property(string why) { }
        [Audited(Actor = "order.Email")] void Redacted(Order order) { }
        [Audited(Actor = AuditActor.Ambient)] void Ambient() { }
        """);

    [Fact]
    public Task Actor_OfNobody_Fires() => Check("""
        [{|IG6001:Audited|}] void Nobody(string clerk) { }
        [{|IG6001:Audited|}] void Two(Desk one, Desk two) { }
        [{|IG6001:Audited|}("a")] void Output(out Desk desk) => desk = new();
        [Audited(Actor = {|IG6001:"nobody"|})] void Unknown() { }
        [Audited(Actor = {|IG6001:""|})] void Blank() { }
        [Audited(Actor = {|IG6001:"order.Nothing"|})] void Member(Order order) { }
        [Audited(Actor = {|IG6001:"Unknown"|})] void Method() { }
        [Audited(Actor = {|IG6001:"return"|})] string Result() => "";
        [Audited(Actor = {|IG6001:nameof(name)|})] void Late(out string name) => name = "";
        [Audited(Actor = {|IG6001:nameof(name)|})] void Span(ReadOnlySpan<char> name) { }
        [Audited(Actor = {|IG6001:nameof(order)|})] void Whole(Order order) { }
        [Audited(Actor = {|IG6001:"order.Card"|})] void Erased(Order order) { }
        [Audited(Actor = {|IG6001:nameof(card)|})] void Secret([Secret] string card) { }
        [Audited(Actor = {|IG6001:nameof(_own)|})] static void Instance() { }
        string _own = "";
        """);

    [Fact]
    public Task Actor_OfSeveralAccessors_Fires() => Check("""
        readonly Desk _one = new(), _two = new();
        [{|IG6001:Audited|}] void Many() { }
        [Audited(Actor = nameof(_one))] void One() { }
        """);

    [Fact]
    public Task Actor_OutOfReach_Fires() => Verify(Types + """
        class Base<T> { protected T? Clerk; }
        class Derived : Base<string> { [Audited(Actor = {|IG6001:nameof(Clerk)|})] internal void M() { } }
        class Hidden { class Inner { public string Name = ""; } Inner _inner = new(); [Audited(Actor = {|IG6001:"_inner.Name"|})] internal void M() { } }
        partial class Inside { class Inner { public string Name = ""; } Inner _inner = new(); [Audited(Actor = "_inner.Name")] internal partial void M(); void MCore() { } }
        class Primary(Desk desk) { public override string ToString() => desk.Actor!; [{|IG6001:Audited|}] internal void M() { } [Audited(Actor = {|IG6001:"desk"|})] internal void O() { } }
        record Positional(Desk Desk) { [Audited] internal void M() { } }
        public class Library { readonly string _clerk = ""; [Audited(Actor = {|IG6001:nameof(_clerk)|})] public void {|IG6004:M|}() { } }
        public class Program { readonly string _clerk = ""; [Audited(Actor = nameof(_clerk))] internal void M() { } }
        ref struct Reference { string _clerk; [Audited(Actor = {|IG6001:nameof(_clerk)|})] internal void M() { } }
        """, static project => project with { WarningsAsErrors = false });

    [Fact]
    public Task Actor_OfAProgramsPublicMethod_MayBePrivate() => Verify(
        """public class Till { readonly string _clerk = ""; [Audited(Actor = nameof(_clerk))] public void {|IG6004:Add|}() { } static void Main() => new Till().Add(); }""",
        static project => project with { OutputKind = OutputKind.ConsoleApplication });

    [Fact]
    public Task Content_ThatCannotBeRecorded_Fires() => Check("""
        [Audited({|IG6003:""|}, Actor = nameof(a))] void Blank(string a) { }
        [Audited({|IG6003:"a\nb"|}, Actor = nameof(a))] void Unprintable(string a) { }
        [Audited(Actor = nameof(a), Resource = {|IG6003:"return"|})] void Nothing(string a) { }
        [Audited(Actor = nameof(a), Resource = {|IG6003:"return"|})] Order Whole(string a) => new();
        [Audited(Actor = nameof(a), Resource = {|IG6003:"return.Id"|})] IEnumerable<Order> Steps(string a) { yield break; }
        [Audited(Actor = nameof(a), Reason = {|IG6003:"return"|})] string Late(string a) => a;
        [Audited(Actor = nameof(a), Resource = {|IG6003:"order.Card"|}, Reason = {|IG6003:nameof(order)|})] void Erased(string a, Order order) { }
        [Audited(Actor = nameof(a), Resource = {|IG6003:"b"|})] void Unknown(string a) { }
        [Audited(Actor = nameof(a), Reason = {|IG6003:nameof(user)|})] void Principal(string a, ClaimsPrincipal user) { }
        """);

    [Fact]
    public Task Content_ThatCanBeRecorded_IsSilent() => Check("""
        [Audited("order.open", Actor = nameof(a), Resource = "return.Next.Id", Reason = nameof(why))] Task<Order> Result(string a, string why) => Task.FromResult(new Order());
        [Audited(Actor = nameof(a), Resource = "order.Id")] void Output(string a, out Order order) => order = new();
        [Audited(Actor = nameof(a), Resource = "order.Email")] void Redacted(string a, Order order) { }
        """);

    [Fact]
    public Task Tag_OfAnAuditedMethod_NeedsNoSpan() => Check("""
        [Audited(Actor = nameof(a))] [return: Tag("id", Member = "Id")] Order All(string a, [Tag] int n, [Tag(Signals = Signals.Audit)] int m) => new();
        [Audited(Actor = nameof(a))] void Span(string a, [{|IG0024:Tag|}(Signals = Signals.Span)] int n) { }
        [Traced] void Traced([{|IG0024:Tag|}(Signals = Signals.Audit)] int n, [Tag] int m) { }
        [Traced, Audited(Actor = nameof(a))] void Both(string a, [Tag("n", Signals = Signals.Audit)] int n, [Tag("n", Signals = Signals.Span)] int m, [Tag({|IG0024:"n"|})] int o) { }
        [Audited(Actor = nameof(a))] void Parent(string a, [{|IG0024:SpanParent|}] string b, [{|IG0024:Tag|}] Order order) { }
        """);

    [Fact]
    public Task Pooled_OfAnAuditedMethod_HasNoEffect() => Check("""[Audited(Actor = nameof(a)), {|IG0013:Operation|}("a", Pooled = true)] ValueTask Pooled(string a) => default;""");

    [Fact]
    public async Task Messages_SayWhyAndWhatToDo() => Assert.Equal(
        [
            "The audit records of 'C.A' do not say who acts: no parameter and no member of 'C' is an IAuditActorAccessor; name who acts with Actor, or ask the trail's own accessor with Actor = AuditActor.Ambient",
            "The audit records of 'C.B' do not say who acts: 'clerk' is a parameter of the primary constructor of 'C', which only the type's own code reaches; keep it in a field and name that, or pass a parameter",
            "The audit records of 'C.D' do not say who acts: 'p' is [Personal], and what is to be erased is never read; give it a Redaction that leaves something, record something else, or allow it with [AllowTelemetry(\"reason\")]",
            "The audit records of 'C.E' have no resource: 'List<int>' has no text of its own, or one that lists all that is in it; name a member of 'list'",
            "The audit records of 'C.F' have no action of that name: the name \"\" is blank or too long, or has control characters or space around it; use lower-case words joined by dots, such as \"order.refund\"",
        ],
        (await Report("""
            class C(string clerk)
            {
                public override string ToString() => clerk;
                [Audited] void A() { }
                [Audited(Actor = "clerk")] void B() { }
                [Audited(Actor = "p")] void D([Personal] string p) { }
                [Audited(Actor = "a", Resource = "list")] void E(string a, List<int> list) { }
                [Audited("", Actor = "a")] void F(string a) { }
            }
            """)).Where(static one => one.Id is RuleIds.AuditActor or RuleIds.AuditContent).Select(static one => one.GetMessage(null)));

    [Fact]
    public void Problem_OfEachKind_HasItsWords() => Assert.All(Enum.GetValues<ContentProblemKind>(), static kind => Assert.NotEmpty(AuditText.Of(new(kind, null!, null, "subject", "detail")).Remedy));

    static Task Check(string members) => Verify($$"""{{Types}}class C { {{members}} }""", static project => project with { WarningsAsErrors = false });
}
