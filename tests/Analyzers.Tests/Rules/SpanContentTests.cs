using InstrumentGen.Analyzers.Tracing;
using InstrumentGen.Generator.Parsing;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0024.</summary>
public sealed class SpanContentTests
{
    [Fact]
    public Task Attribute_WhereNoCallIsASpan_Fires() => Verify("""
        using System.Diagnostics;
        class Orders
        {
            void Plain([{|IG0024:Tag|}] int a, [{|IG0024:SpanParent|}] ActivityContext b, [{|IG0024:SpanLink|}] ActivityLink c) { }
            [return: {|IG0024:Tag|}] int Result() => 1;
            [Metered] public void Counted([{|IG0024:Tag|}] int a) { }
            [Traced, NotInstrumented] public void Spared([{|IG0024:Tag|}] int a) { }
            int this[[{|IG0024:Tag|}] int a] => a;
            Orders([{|IG0024:Tag|}] int a) { }
            public static Orders operator +(Orders a, [{|IG0024:Tag|}] int b) => a;
            delegate void Handler([{|IG0024:Tag|}] int a);
        }
        [Traced] class Whole { void Hidden([{|IG0024:Tag|}] int a) { } public void Open([Tag] int a) { } }
        record Item([{|IG0024:Tag|}] int Count);
        """);

    [Fact]
    public Task Tag_ThatCanBeRecorded_IsSilent() => Verify("""
        using System.Diagnostics;
        enum Channel { Web, Phone }
        class Line { public int Count { get; set; } }
        class Cart : Dictionary<string, Line> { public List<Line>? Lines; public Guid Id { get; init; } public (int Low, int High) Range; }
        class Label { public override string ToString() => "label"; }
        class SubLabel : Label;
        struct Money : IFormattable { public override string ToString() => ""; public string ToString(string? format, IFormatProvider? provider) => ""; }
        record Named(int A) { public override string ToString() => "named"; }
        class Orders
        {
            [Traced] void Values([Tag] string? a, [Tag] int? b, [Tag] Channel? c, [Tag] Guid d, [Tag] DateTimeOffset e, [Tag] decimal f, [Tag] Uri g, [Tag] char h, [Tag] Version i, [Tag] Label j, [Tag] Money k, [Tag] Named l, [Tag] SubLabel m, [Tag] nuint n) { }
            [Traced] void Members([Tag(Member = "Lines.Count"), Tag("id", Member = nameof(Cart.Id)), Tag(Member = "Range.Low"), Tag(Member = "Count")] Cart cart, [Tag(Member = "Length")] ReadOnlySpan<byte> data) { }
            [Traced] void Generic<T, TCart>([Tag] T value, [Tag(Member = "Id")] TCart cart) where T : struct, Enum where TCart : Cart { }
            [Traced] [return: Tag] int Result() => 1;
            [Traced] [return: Tag(Member = "Id"), Tag("lines", Member = "Lines.Count")] Task<Cart> ResultAsync() => Task.FromResult(new Cart());
            [Traced] [return: Tag] ValueTask<int> ValueAsync() => new(1);
            [Traced] void References([Tag] in int a, [Tag] ref int b, [Tag] out int c) => c = 1;
            [Traced] void Parent([SpanParent] ActivityContext a, [SpanLink] ActivityLink b, [SpanLink] ActivityContext? c, [SpanLink] Activity? d, [SpanLink] string? e, [SpanLink] ActivityContext[] f, [SpanLink] IReadOnlyList<ActivityLink> g, [SpanLink] HashSet<ActivityContext> h) { }
            [Traced] void Other([SpanParent] string? a) { }
            [Traced] void Third([SpanParent] Activity? a) { }
            [Traced] void Allowed([AllowTelemetry("a pseudonym"), Sensitive, Tag] string a) { }
        }
        [Decorated] interface IOrders { void Whole([Tag] int a); }
        """);

    [Fact]
    public Task Member_ThatCannotBeRead_Fires() => Verify("""
        class Cart
        {
            public int Size() => 1; public int Hidden { set { } } public static int Shared => 1; public event Action? Changed; public int this[int i] => i; int _own = 1; protected int Near => _own;
            [Obsolete] public int Old => 1; [System.Diagnostics.CodeAnalysis.Experimental("CART1")] public int New => 1; public const int Constant = 1; public Cart? Next; public int Kept { private get; set; } public void Raise() => Changed?.Invoke();
        }
        class Orders
        {
            [Traced] void Missing([Tag(Member = {|IG0024:"Sizes"|}), Tag("b", Member = {|IG0024:"Next.Sizes"|}), Tag("c", Member = {|IG0024:""|}), Tag("d", Member = {|IG0024:"Next."|}), Tag("e", Member = {|IG0024:"Next. Next"|})] Cart cart) { }
            [Traced] void Unreadable([Tag(Member = {|IG0024:nameof(Cart.Size)|}), Tag(Member = {|IG0024:"Hidden"|}), Tag(Member = {|IG0024:"Shared"|}), Tag(Member = {|IG0024:"Constant"|}), Tag(Member = {|IG0024:"Changed"|}), Tag("i", Member = {|IG0024:"this[]"|})] Cart cart) { }
            [Traced] void OutOfReach([Tag(Member = {|IG0024:"_own"|}), Tag(Member = {|IG0024:"Near"|}), Tag(Member = {|IG0024:"Old"|}), Tag(Member = {|IG0024:"New"|}), Tag(Member = {|IG0024:"Kept"|})] Cart cart) { }
            [Traced] unsafe void Pointer([Tag(Member = {|IG0024:"Next"|})] int* cart, [{|IG0024:Tag|}] int* other) { }
            [Traced] void Text([Tag(Member = {|IG0024:"Next"|})] Cart cart) { }
        }
        """);

    [Fact]
    public Task Member_HiddenFromThoseWhoRecord_Fires() => Verify("""
        public class Cart { internal int Size => 1; public int Count => 1; }
        class Inner { public int Size => 1; }
        public partial class Orders
        {
            [Traced] public void Open([Tag(Member = {|IG0024:"Size"|}), Tag(Member = "Count")] Cart cart) { }
            [Traced] internal void Closed([Tag(Member = "Size")] Cart cart) { }
            [Traced] protected internal void Inherited([Tag(Member = {|IG0024:"Size"|})] Cart cart) { }
            [Traced] private void Own([Tag(Member = "Size")] Cart cart) { }
            [Traced] public partial void Half([Tag(Member = "Size")] Cart cart, [Tag(Member = "_own")] Orders orders);
            void HalfCore(Cart cart, Orders orders) { }
            int _own = 1;
            [Traced, Operation("failing", ErrorWhen = {|IG0024:"Fails"|})] public int Failing() => 1;
            [Traced, Operation("hidden", ErrorWhen = {|IG0024:"Hides"|})] private int Hiding() => _own;
            [Traced, Operation("half", ErrorWhen = "Hides")] private partial int Halved();
            int HalvedCore() => 1;
            internal static bool Fails(int n) => n < 0;
            static bool Hides(int n) => n < 0;
        }
        [Decorated, Traced] public interface IOrders { void Open([Tag(Member = "Size")] Cart cart); }
        """);

    [Fact]
    public Task Value_WithoutATextOfItsOwn_Fires() => Verify("""
        record Line(int Count);
        record struct Slot(int Count);
        class Plain;
        class Orders
        {
            [Traced] void Values([{|IG0024:Tag|}] Line a, [{|IG0024:Tag|}] Slot b, [{|IG0024:Tag|}] Plain c, [{|IG0024:Tag|}] int[] d, [{|IG0024:Tag|}] List<int> e, [{|IG0024:Tag|}] (int, int) f, [{|IG0024:Tag|}] object g, [{|IG0024:Tag|}] dynamic h, [{|IG0024:Tag|}] IFormattable i) { }
            [Traced] void Others([{|IG0024:Tag|}] Exception a, [{|IG0024:Tag|}] Span<char> b, [{|IG0024:Tag|}] KeyValuePair<int, int> c, [{|IG0024:Tag|}] Action d, [{|IG0024:Tag|}] Tuple<int> e, [{|IG0024:Tag|}] CancellationToken f) { }
            [Traced] void Generic<T>([{|IG0024:Tag|}] T value) { }
            [Traced] [return: {|IG0024:Tag|}] Line Result() => new(1);
            [Traced] [return: {|IG0024:Tag|}] void Nothing() { }
            [Traced] [return: {|IG0024:Tag|}] Task NothingAsync() => Task.CompletedTask;
            [Traced] [return: {|IG0024:Tag|}] IEnumerable<int> Steps() { yield return 1; }
        }
        """);

    [Fact]
    public Task Value_AnnotatedAsSensitive_Fires() => Verify("""
        class Card { [Sensitive] public string Number => ""; public Account? Account; public Pass? Pass => null; }
        class Account { public string Branch => ""; }
        [Secret] class Pass { public int Length => 1; }
        class Orders
        {
            [Traced] void Own([Sensitive, {|IG0024:Tag|}] string a, [{|IG0024:Tag|}(Member = "Length")] Pass b) { }
            [Traced] void Inner([Tag(Member = {|IG0024:"Number"|}), Tag(Member = {|IG0024:"Number.Length"|}), Tag(Member = {|IG0024:"Pass.Length"|}), Tag(Member = "Account.Branch")] Card card) { }
            [Traced] [return: Sensitive, {|IG0024:Tag|}] string Result() => "";
        }
        """);

    [Fact]
    public Task TagName_ThatCannotBeUsed_Fires() => Verify("""
        class Orders
        {
            [Traced] void Names([Tag({|IG0024:""|})] int a, [Tag({|IG0024:" a"|})] int b, [Tag({|IG0024:"a\n"|})] int c, [Tag({|IG0024:null!|})] int d, [Tag({|IG0024:"error.type"|})] int e, [Tag({|IG0024:"code.line.number"|})] int f) { }
            [Traced] void Taken([Tag("a")] int x, [Tag({|IG0024:"a"|})] int y, [{|IG0024:Tag|}] int a, [Tag] int orderId, [Tag(name: {|IG0024:"order.id"|})] int z) { }
            [Traced] [return: Tag({|IG0024:"a"|})] int Result([Tag] int a) => a;
        }
        """);

    [Fact]
    public Task ParentOrLink_OfAnotherType_Fires() => Verify("""
        using System.Diagnostics;
        class Orders
        {
            [Traced] void Types([{|IG0024:SpanParent|}] ActivityLink a, [{|IG0024:SpanParent|}] int b, [{|IG0024:SpanLink|}] IEnumerable<ActivityLink> c, [{|IG0024:SpanLink|}] List<string> d, [{|IG0024:SpanLink|}] object e) { }
            [Traced] void Outputs([{|IG0024:SpanParent|}] out ActivityContext a, [{|IG0024:SpanLink|}] out ActivityLink b) { a = default; b = default; }
            [Traced] void Two([SpanParent] ActivityContext a, [{|IG0024:SpanParent|}] ActivityContext b) { }
            [Traced(Root = true)] void Root([{|IG0024:SpanParent|}] ActivityContext a, [SpanLink] ActivityContext b) { }
        }
        """);

    [Fact]
    public Task Carrier_ThatCannotCarry_Fires() => Verify("""
        using System.Collections.Specialized;
        using System.Diagnostics;
        class Message { public IDictionary<string, string>? Headers { get; } }
        struct Frame : ISpanCarrier { public string? Read(string name) => null; public void Write(string name, string value) { } }
        class Queue
        {
            [Traced(Kind = ActivityKind.Producer)] void Types([{|IG0024:SpanCarrier|}] IDictionary<string, int> a, [{|IG0024:SpanCarrier|}] IDictionary<int, string> b, [{|IG0024:SpanCarrier|}] IReadOnlyDictionary<string, string> c, [{|IG0024:SpanCarrier|}] Frame d, [{|IG0024:SpanCarrier|}] object e, [{|IG0024:SpanCarrier|}] Message f) { }
            [Traced(Kind = ActivityKind.Consumer)] void Outputs([{|IG0024:SpanCarrier|}] out Dictionary<string, string> a) => a = [];
            [Traced(Kind = ActivityKind.Client)] void Member([SpanCarrier(Member = {|IG0024:"Fields"|})] Message a) { }
            [Traced] void Kind([{|IG0024:SpanCarrier|}] Dictionary<string, string> a) { }
            [Traced(Kind = ActivityKind.Producer)] void Link([{|IG0024:SpanCarrier|}(Link = true)] Dictionary<string, string> a) { }
            [Traced(Kind = ActivityKind.Consumer)] void Two([SpanCarrier] Dictionary<string, string> a, [{|IG0024:SpanCarrier|}] Dictionary<string, string> b, [SpanCarrier(Link = true)] Dictionary<string, string> c) { }
            [Traced(Kind = ActivityKind.Server)] void Other([SpanParent] ActivityContext a, [{|IG0024:SpanCarrier|}] NameValueCollection b) { }
            [Traced(Kind = ActivityKind.Consumer, Root = true)] void Root([{|IG0024:SpanCarrier|}] Dictionary<string, string> a, [SpanCarrier(Link = true)] Dictionary<string, string> b) { }
            void Plain([{|IG0024:SpanCarrier|}] Dictionary<string, string> a) { }
        }
        """);

    [Fact]
    public Task Carrier_ThatCarries_IsSilent() => Verify("""
        using System.Collections.Specialized;
        using System.Diagnostics;
        class Message { public Message? Inner { get; } public IReadOnlyDictionary<string, object?>? Properties { get; } public SortedDictionary<string, byte[]> Headers = []; }
        class Frame : ISpanCarrier { public string? Read(string name) => null; public void Write(string name, string value) { } }
        class Queue
        {
            [Traced(Kind = ActivityKind.Producer)] void Send([SpanCarrier] IDictionary<string, string?>? a, [SpanCarrier] Frame b, [SpanCarrier(Member = "Inner.Headers")] Message c, [SpanCarrier] NameValueCollection d, [SpanCarrier] ref Dictionary<string, object?> e) { }
            [Traced(Kind = ActivityKind.Consumer)] void Receive([SpanCarrier(Member = "Inner.Properties")] in Message a, [SpanCarrier(Link = true)] IReadOnlyDictionary<string, byte[]> b, [SpanCarrier(Link = true)] ISpanCarrier c) { }
            [Traced(Kind = ActivityKind.Server)] IEnumerable<int> Steps([SpanCarrier] Dictionary<string, string> a) { yield return 1; }
        }
        """);

    [Fact]
    public Task SpanName_ThatCannotBeUsed_Fires() => Verify("""
        using System.ComponentModel.DataAnnotations;
        enum Tint { A, B, C, D, E, F, G }
        class Cart { public bool IsOpen; }
        [Traced(Name = {|IG0024:"all the same"|})] public class Whole { public void First() { } public void Second() { } }
        class Orders
        {
            [Traced(Name = {|IG0024:""|})] void Blank() { }
            [Traced(Name = {|IG0024:"a\t"|})] void Tab() { }
            [Traced(Name = {|IG0024:"a {b"|})] void Open([Tag] bool b) { }
            [Traced(Name = {|IG0024:"a b}"|})] void Closed([Tag] bool b) { }
            [Traced(Name = {|IG0024:"a {}"|})] void Empty([Tag] bool b) { }
            [Traced(Name = {|IG0024:"a {b{c}}"|})] void Nested([Tag] bool b) { }
            [Traced(Name = {|IG0024:"a {c}"|})] void Unknown([Tag] bool b, bool c) { }
            [Traced(Name = {|IG0024:"a {b}"|})] void Unbounded([Tag] int b) { }
            [Traced(Name = {|IG0024:"a {b}"|})] void Text([Tag] string b) { }
            [Traced(Name = {|IG0024:"a {b}"|})] void Output([Tag] out bool b) => b = true;
            [Traced(Name = {|IG0024:"a {cart.is.open}"|})] void Member([Tag(Member = "IsOpen")] Cart cart) { }
            [Traced(Name = {|IG0024:"{a}{b}{c}"|})] void Many([Tag] Tint a, [Tag] Tint b, [Tag] Tint c) { }
            [Traced(Name = {|IG0024:"a {result}"|})] [return: Tag] bool Result() => true;
            [Traced(Name = {|IG0024:"{a}"|})] void Mixed([Tag, AllowedValues("a", 1)] string a) { }
        }
        """);

    [Fact]
    public Task SpanName_OfFew_IsSilent() => Verify("""
        using System.ComponentModel.DataAnnotations;
        enum Tint { A, B, C, D, E, F, G }
        class Orders
        {
            [Traced(Name = "plain {{braces}}")] void Plain() { }
            [Traced(Name = "{a}{b}{c}{c}")] void Few([Tag] Tint a, [Tag] Tint b, [Tag] bool c) { }
            [Traced(Name = "{a} {b}")] void Allowed([Tag, AllowedValues("x", "y")] string? a, [Tag, AllowedValues(1, 2)] int b) { }
            [Traced(Name = "{order.tint}")] void Named([Tag("order.tint")] Tint? a) { }
        }
        """);

    [Fact]
    public Task ErrorWhen_ThatCannotBeBound_Fires() => Verify("""
        class Answer { public bool IsBad; public int Code; public bool Bad() => true; public Answer? Inner; }
        class Orders
        {
            [Traced, Operation("a", ErrorWhen = {|IG0024:"Nothing"|})] Answer Missing() => new();
            [Traced, Operation("b", ErrorWhen = {|IG0024:"Inner.Nothing"|})] Answer Deep() => new();
            [Traced, Operation("c", ErrorWhen = {|IG0024:"Code"|})] Answer Number() => new();
            [Traced, Operation("d", ErrorWhen = {|IG0024:"Inner"|})] Answer Object() => new();
            [Traced, Operation("e", ErrorWhen = {|IG0024:"Bad"|})] Answer Method() => new();
            [Metered, Operation("f", ErrorWhen = {|IG0024:"IsBad"|})] void Void() { }
            [Metered, Operation("g", ErrorWhen = {|IG0024:"IsBad"|})] Task Task() => System.Threading.Tasks.Task.CompletedTask;
            [Metered, Operation("h", ErrorWhen = {|IG0024:""|})] Answer Empty() => new();
            [Metered, Operation("i", ErrorWhen = {|IG0024:nameof(Instance)|})] Answer OfAnObject() => new();
            [Metered, Operation("j", ErrorWhen = {|IG0024:nameof(Number2)|})] Answer OfAnotherType() => new();
            [Metered, Operation("k", ErrorWhen = {|IG0024:nameof(Generic)|})] Answer OfAnyType() => new();
            [Metered, Operation("l", ErrorWhen = {|IG0024:nameof(Text)|})] Answer ThatReturnsText() => new();
            [Metered, Operation("m", ErrorWhen = {|IG0024:nameof(Two)|})] Answer OfTwo() => new();
            [Metered, Operation("n", ErrorWhen = {|IG0024:"IsBad"|})] IEnumerable<Answer> Steps() { yield return new(); }
            bool Instance(Answer answer) => true;
            internal static bool Number2(int code) => true;
            internal static bool Generic<T>(T answer) => true;
            internal static string Text(Answer answer) => "";
            internal static bool Two(Answer answer, int more) => true;
        }
        """);

    [Fact]
    public Task ErrorWhen_OfAMemberOrAMethod_IsSilent() => Verify("""
        class Answer { public bool IsBad; public bool? Maybe { get; init; } public Answer? Inner; }
        class Better : Answer;
        class Orders
        {
            [Traced, Operation("a", ErrorWhen = nameof(Answer.IsBad))] Answer Member() => new();
            [Metered, Operation("b", ErrorWhen = "Inner.Maybe")] Task<Answer> Deep() => Task.FromResult(new Answer());
            [Traced, Metered, Operation("c", ErrorWhen = nameof(Fails))] ValueTask<Answer?> Method() => default;
            [Traced, Operation("d", ErrorWhen = nameof(IsOdd))] ref readonly int Reference(int[] n) => ref n[0];
            [Traced, Operation("e", ErrorWhen = nameof(Fails))] Better Derived() => new();
            [Traced, Operation("f", ErrorWhen = nameof(Many))] Span<int> RefStruct(Span<int> n) => n;
            internal static bool Fails(Answer? answer) => answer is null;
            internal static bool IsOdd(int n) => n % 2 == 1;
            internal static bool Many(Span<int> n) => n.Length > 9;
        }
        """);

    [Fact]
    public async Task Code_ThatIsHalfTyped_IsSilent()
    {
        var found = await Report("""
            class Orders
            {
                [Traced(Name = )] void A([Tag(] int a) { }
                [Traced(Name = Missing)] void B([Tag(Member = )] int a, [Tag(Member = Missing.Id)] int b) { }
                [Traced(Kind = System.Diagnostics.ActivityKind.Consumer)] void C([Tag] Missing a, [SpanParent] Missing b, [SpanLink] Missing c, [SpanCarrier] Missing e, [SpanCarrier(Member = )] Dictionary<string, string> f, [Tag(Member = "Id.Name")] Cart d) { }
                [Traced, Operation("a", ErrorWhen = )] int D() => 1;
                [Traced, Operation("b", ErrorWhen = "IsBad")] Missing E() => default;
                [return: Tag [Traced] int F() => 1;
            }
            class Cart { public Missing Id { get; } }
            """);
        Assert.DoesNotContain(found, static one => one.Id is RuleIds.SpanContent or "AD0001");
    }

    [Fact]
    public async Task Message_OfAProblem_NamesItsRemedy()
    {
        var found = Assert.Single(await Report("public record Line(int Count); class Orders { [Traced] void Add([Tag] Line line) { } void Run() => Add(new(1)); }"), static one => one.Id == RuleIds.SpanContent);
        Assert.Equal("[Tag] of 'Orders.Add' is not recorded: 'Line' has no text of its own, or one that lists all that is in it; name what to record of it with Member", found.GetMessage());
    }

    [Fact]
    public void Problem_OfEachKind_HasItsWords() => Assert.All(Enum.GetValues<ContentProblemKind>().Where(static kind => kind < ContentProblemKind.AuditAction), static kind =>
        Assert.NotEmpty(ContentText.Of(new ContentProblem(kind, null!, null, "subject", "detail")).Remedy));
}
