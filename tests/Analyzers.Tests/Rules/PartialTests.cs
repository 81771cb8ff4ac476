using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0018 and IG0019, and what the other rules of weaving say of partial methods.</summary>
public sealed class PartialTests
{
    [Theory]
    [InlineData("")]
    [InlineData("int AddCore(long price) => 1;")]
    [InlineData("long AddCore(int price) => 1;")]
    [InlineData("static int AddCore(int price) => 1;")]
    [InlineData("int AddCore(in int price) => 1;")]
    [InlineData("int AddCore(int price, int count) => 1;")]
    [InlineData("int AddCore<T>(int price) => 1;")]
    [InlineData("int AddCore { get; }")]
    [InlineData("int AddCore(int price) => 1; [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] int AddCore(long price) => 1;")]
    [InlineData("int AddCoreAsync(int price) => 1;")]
    public Task Core_MissingOrUnlike_Fires(string core) => Verify($$"""
        partial class Till
        {
            [Traced] public partial int {|IG0018:Add|}(int price);
            {{core}}
        }
        """);

    [Fact]
    public Task Partial_ThatMayStayWithoutBody_IsRefusedLikeAnyMethod() => Verify("""
        partial class Till
        {
            [Traced] partial void {|IG0001:Add|}(int price);
        }
        """);

    [Fact]
    public Task Partial_ThatAnotherGeneratorWrites_IsSilent() => VerifyCalls("""
        // file: Till.cs
        partial class Till
        {
            [Traced] public partial int Add(int price);
            int Run() => Add(1);
        }
        // file: Till.g.cs
        partial class Till
        {
            public partial int Add(int price) => price;
        }
        """);

    [Fact]
    public Task Core_NamedButMissing_Fires() => Verify("""
        partial class Till
        {
            [Traced, Operation("add", Core = "Sum")] public partial int {|IG0018:Add|}(int price);
            int AddCore(int price) => 1;
        }
        """);

    [Fact]
    public Task Type_NotPartial_Fires() => Verify("""
        class Till
        {
            [Traced] public partial int {|IG0018:Add|}(int price);
            int AddCore(int price) => 1;
        }
        class Shop
        {
            partial class Till
            {
                [Traced] public partial int {|IG0018:Add|}(int price);
                int AddCore(int price) => 1;
            }
        }
        """);

    [Fact]
    public Task Partial_WithItsCore_IsSilent() => Verify("""
        partial class Till
        {
            [Traced] public partial int Add(int price);
            int AddCore(int price) => 1;
            [Traced] public partial Task<T> AddAsync<T>(T price) where T : IComparable<T>;
            Task<TPrice> AddCoreAsync<TPrice>(TPrice price) where TPrice : IComparable<TPrice> => Task.FromResult(price);
            [Traced] partial void OnClick(object sender);
            Task OnClickCoreAsync(object sender) => Task.CompletedTask;
            [Operation("sum", Core = nameof(Sum)), Metered] private partial int Total(int price);
            int Sum(int price) => price;
        }
        """);

    [Fact]
    public Task Partial_OfAnother_IsSilent() => Verify("""
        partial class Till
        {
            public partial int Add(int price);
            public partial int Add(int price) => price;
            [Traced] public partial int Sub(int price);
            public partial int Sub(int price) => price;
            public int Run() => Sub(1);
        }
        """);

    [Theory]
    [InlineData("interface ITill { [Traced] int Add(int price); }", "ITill", "public partial")]
    [InlineData("abstract class Base { [Traced] public abstract int Add(int price); }", "Base", "public override partial")]
    [InlineData("class Base { [Traced] public virtual int Add(int price) => 0; }", "Base", "public override partial")]
    public Task Partial_BehindAnAnnotatedMember_Fires(string member, string name, string modifiers) => Verify($$"""
        {{member}}
        partial class Till : {{name}}
        {
            [Traced] {{modifiers}} int {|IG0019:Add|}(int price);
            int AddCore(int price) => 1;
        }
        class Caller { int Run({{name}} till) => till.Add(1); }
        """);

    [Fact]
    public Task Partial_BehindAMemberThatIsNotAnnotated_IsSilent() => Verify("""
        interface ITill { int Add(int price); }
        partial class Till : ITill
        {
            [Traced] public partial int Add(int price);
            int AddCore(int price) => 1;
        }
        class Caller { int Run(ITill till) => till.Add(1); }
        """);

    /// <summary>What is said of calls that cannot be intercepted is not said of a method that does not mind.</summary>
    [Fact]
    public Task Partial_UsedInAnyWay_IsSilent() => VerifyCalls("""
        using System.Linq.Expressions;
        partial class Till
        {
            [Traced] public virtual partial int Add(int price);
            int AddCore(int price) => 1;
            Func<int, int> Group => Add;
            Expression<Func<int>> Tree => () => Add(1);
            object Late(dynamic price) => Add(price);
        }
        class Other : Till { public override int Add(int price) => base.Add(price); }
        partial class Uncalled
        {
            [Traced] public partial int Add(int price);
            int AddCore(int price) => 1;
        }
        """);

    [Fact]
    public Task Names_OfPartialMethods_AreToldApartLikeAll() => VerifyCalls("""
        partial class Till
        {
            [Operation("add"), Traced] public partial int Add(int price);
            int AddCore(int price) => 1;
            [Operation({|IG0010:"add"|}), Traced] public int Sum(int price) => 1;
            int Run() => Sum(1);
        }
        """);
}
