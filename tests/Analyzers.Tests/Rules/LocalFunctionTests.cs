using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0005.</summary>
public sealed class LocalFunctionTests
{
    [Fact]
    public Task LocalFunction_WithAnAttributeOfOurs_Fires() => Verify("""
        class Orders
        {
            int Run()
            {
                return Traced(1) + Metered(2) + Named(3) + Not(4);

                [{|IG0005:Traced|}] static int Traced(int n) => n;
                [Obsolete, {|IG0005:InstrumentGen.MeteredAttribute|}] int Metered(int n) => n;
                [{|IG0005:Operation|}("order.local")] int Named(int n) => n;
                [{|IG0005:NotInstrumented|}] int Not(int n) => n;
            }
        }
        """);

    [Fact]
    public Task Lambda_WithAnAttributeOfOurs_Fires() => Verify("""
        class Orders
        {
            Func<int, int> _field = [{|IG0005:Traced|}] (n) => n;
            Func<int, int> _logged = [{|IG0005:Logged|}] (n) => n;
            Func<int, int> Run() => [{|IG0005:Metered|}] static (int n) => n;
        }
        """);

    [Fact]
    public Task LocalFunction_WithBothSignals_FiresOnce() => Verify("""
        class Orders
        {
            void Run()
            {
                Local();
                [{|IG0005:Traced|}, Metered] void Local() { }
            }
        }
        """);

    [Fact]
    public Task LocalFunction_WithAnAttributeOfOthers_IsSilent() => Verify("""
        [AttributeUsage(AttributeTargets.Method)] class TracedByUsAttribute : Attribute;
        namespace Theirs { class TracedAttribute : Attribute; }
        [Traced] class Orders
        {
            public int Run()
            {
                return Local(1) + Other(2);
                [TracedByUs] static int Local(int n) => n;
                [Theirs.Traced] static int Other(int n) => n;
            }
        }
        """);

    [Fact]
    public Task LocalFunction_HalfTyped_IsSilent() => Verify("""
        class Orders
        {
            void Run()
            {
                [Trac] void First() { }
                [Missing] void Second() { }
                [ void Third
            }
        }
        """);
}
