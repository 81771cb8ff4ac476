using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Model;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0001.</summary>
public sealed class TargetTests
{
    static readonly RefusalReason[] s_ofDecorators =
    [
        RefusalReason.NotAnInterface, RefusalReason.InaccessibleMember, RefusalReason.InitOnly, RefusalReason.Overshadowed,
        RefusalReason.NothingToRecord, RefusalReason.OfDecorators, RefusalReason.RecordedByCallers, RefusalReason.DecoratedElsewhere,
    ];

    [Fact]
    public Task Target_OfAKindThatIsNotCalledByName_Fires() => Verify("""
        interface IOrders { int Place(int n); }
        class Orders : IOrders
        {
            int Total { [Traced] {|IG0001:get|}; [Metered] {|IG0001:set|}; }
            int this[int n] { [Traced] {|IG0001:get|} => n; }
            event Action Placed { [Traced] {|IG0001:add|} { } [Traced] {|IG0001:remove|} { } }
            [Traced] public static Orders operator {|IG0001:+|}(Orders a, Orders b) => a;
            [Traced] public static explicit operator {|IG0001:int|}(Orders a) => 0;
            [Traced] ~{|IG0001:Orders|}() { }
            [Traced] int IOrders.{|IG0001:Place|}(int n) => n;
        }
        """);

    [Fact]
    public Task Target_OfAReturnThatIsNotFollowed_Fires() => Verify("""
        class Awaitable { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default; }
        class Orders
        {
            int _field;
            [Traced] public async void {|IG0001:Fire|}() => await Task.Yield();
            [Traced] public IEnumerable<int> Lines() { yield return 1; }
            [Traced] public async IAsyncEnumerable<int> LinesAsync() { await Task.Yield(); yield return 1; }
            [Traced] public ref int Ref() => ref _field;
            [Traced] public ref readonly int RefReadonly() => ref _field;
            [Traced] public Awaitable {|IG0001:Custom|}() => new();
            [Traced] public System.Runtime.CompilerServices.YieldAwaitable {|IG0001:Yield|}() => Task.Yield();
        }
        """);

    [Fact]
    public Task Target_OfASignatureThatCannotBeWritten_Fires() => Verify("""
        unsafe class Orders<T>
        {
            private class Hidden;
            [Traced] public int* Pointer(int n) => null;
            [Traced] public void Function(delegate*<void>[] all) { }
            [Traced] public void {|IG0001:List|}(__arglist) { }
            [Traced] void {|IG0001:Private|}(Hidden value) { }
            [Traced] void {|IG0001:Nested|}(List<Hidden[]> value) { }
            [Traced] void {|IG0001:Same|}<T>(T value) { }
        }
        file class Local { [Traced] public void {|IG0001:Run|}() { } }
        static class Generic<T> { [Traced] static void {|IG0001:Run|}(T value) { } [Traced] internal static void Fine(T value) { } }
        """);

    [Fact]
    public Task Target_WhoseCallsAreNotOurs_Fires() => Verify("""
        using System.Diagnostics;
        partial class Orders
        {
            [Traced, Conditional("DEBUG")] public void {|IG0001:Check|}() { }
            [Traced, System.Runtime.InteropServices.UnmanagedCallersOnly] public static void {|IG0001:Native|}() { }
            [Traced] partial void {|IG0001:OnPlaced|}();
            [Traced] partial void OnImplemented();
            partial void OnImplemented() { }
            public partial int Both();
            [Traced] public partial int Both() => 0;
            public partial IEnumerable<int> Lines();
            [Traced] public partial IEnumerable<int> Lines() { yield return 1; }
        }
        """);

    [Fact]
    public Task Target_OfALaterLanguage_Fires() => Verify("""
        interface IOrders<TSelf> where TSelf : IOrders<TSelf>
        {
            [Traced] static abstract int {|IG0001:Abstract|}();
            [Traced] static virtual int {|IG0001:Virtual|}() => 0;
            [Traced] static int Plain() => 0;
        }
        static class Extensions
        {
            extension(string text)
            {
                [Traced] public int Words() => text.Length;
                public int Chars { [Traced] {|IG0001:get|} => text.Length; }
            }
            [Traced] public static int Lines(this string text) => text.Length;
        }
        """);

    [Fact]
    public Task Target_ByTheAttributeOfItsType_Fires() => Verify("""
        [Traced] public class Orders
        {
            public async void {|IG0001:Fire|}() => await Task.Yield();
            [NotInstrumented] public async void FireQuietly() => await Task.Yield();
            async void FirePrivately() => await Task.Yield();
            public int Total { get; set; }
            public int Place(int n) => n;
            public override string ToString() => "";
            public static Orders operator +(Orders a, Orders b) => a;
        }
        [Metered] public static class Extensions { extension(string text) { public int Words() => text.Length; } public static void Other() { } }
        """);

    [Fact]
    public Task Target_ThatCanBeWoven_IsSilent() => Verify("""
        [Traced, Metered] public record struct Point(int X) { public int Double() => X * 2; }
        interface IOrders { [Traced] ValueTask<int> PlaceAsync(in int n, ref int m, out int k, params ReadOnlySpan<int> all); }
        class Orders<T> where T : class, new()
        {
            [Traced] protected internal virtual async Task<T> Make<U>(U? value, CancellationToken ct = default) where U : struct { await Task.Yield(); return new T(); }
            [Traced] private static IEnumerable<int> Lines() => [1];
            [Traced] [Obsolete("no", true)] void Old() { }
            [Traced] public static extern void Native();
        }
        """);

    [Fact]
    public Task Target_HalfTyped_IsSilent() => Verify("""
        class Orders
        {
            [Traced] public Missing First(Unknown n) => n;
            [Traced] public
            [Traced] void
            [Traced] void Second(
            [Traced(Kind = )] void Third() { }
            [Tra] void Fourth() { }
            [Traced] int Fifth( { } }
        """);

    [Fact]
    public Task Target_WhoseNamesAreTaken_Fires() => Verify("""
        class Orders { [Traced] public int {|IG0001:Place|}() => 0; }
        class Microsoft { }
        """);

    [Fact]
    public async Task Message_OfEachAttribute_NamesTheWayOut()
    {
        var found = await Report("""
            class Own { [Traced] public async void Fire() => await Task.Yield(); }
            [Traced] class Types { public async void Fire() => await Task.Yield(); }
            class Nested { class Hidden; [Traced] void Run(Hidden value) { } }
            """);
        Assert.Equal(
            [
                "'Own.Fire' is not instrumented: it is 'async void', so nobody learns when it has ended; return a Task or make it a partial method whose core returns one, or remove the attribute",
                "'Types.Fire' is not instrumented: it is 'async void', so nobody learns when it has ended; return a Task or make it a partial method whose core returns one, or mark it [NotInstrumented]",
                "'Nested.Run' is not instrumented: generated code cannot name 'Nested.Hidden', which is private, protected or local to its file; make 'Nested.Hidden' internal or this a partial method with a core, or remove the attribute",
            ],
            found.Where(static one => one.Id == RuleIds.MethodNotInstrumentable).Select(static one => one.GetMessage(null)));
    }

    [Fact]
    public void Texts_OfEveryRefusalOfAMethod_Exist()
    {
        RefusalReason[] others =
        [
            RefusalReason.LocalFunction, RefusalReason.BaseCall, RefusalReason.ExpressionTree, RefusalReason.TypeParameterReceiver, RefusalReason.NotInterceptable, RefusalReason.Intercepted,
            RefusalReason.CoreMissing, RefusalReason.CoreSignature, RefusalReason.ClosedType, RefusalReason.TwoOwners,
            .. s_ofDecorators,
        ];
        foreach (RefusalReason reason in Enum.GetValues<RefusalReason>().Except(others))
        {
            Assert.NotNull(RefusalText.Of(new Refusal(reason)));
        }
    }

    [Fact]
    public void Texts_OfEveryRefusalOfADecorator_Exist() =>
        Assert.All(s_ofDecorators, static reason => Assert.NotEmpty(DecoratorText.Of(new Refusal(reason)).Why));
}
