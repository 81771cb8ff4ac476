using InstrumentGen.CodeFixes.Tests.Harness;

namespace InstrumentGen.CodeFixes.Tests;

public sealed class LambdaFixTests
{
    const string Title = "lambda";

    [Theory]
    [InlineData("numbers.Select(Twice)", "numbers.Select(static number => Twice(number))")]
    [InlineData("numbers.Select(Subject.Twice)", "numbers.Select(static number => Subject.Twice(number))")]
    [InlineData("numbers.Select(this.Add)", "numbers.Select(@event => this.Add(@event))")]
    [InlineData("numbers.Select(Add)", "numbers.Select(@event => Add(@event))")]
    [InlineData("numbers.Aggregate(Sum)", "numbers.Aggregate((left, right) => Sum(left, right))")]
    [InlineData("((Func<int, int>)Twice)(1)", "((Func<int, int>)(static number => Twice(number)))(1)")]
    [InlineData("new Lazy<int>(Once)", "new Lazy<int>(() => Once())")]
    public Task MethodGroup_OfThisOrStatic_IsCalledThroughALambda(string before, string after) => FixVerifier.Verify(RuleIds.MethodGroup, Source(before), Source(after), Title);

    [Theory]
    [InlineData("numbers.Select(other.Add)")]
    [InlineData("numbers.Select(Make().Add)")]
    [InlineData("Changed += Handle")]
    [InlineData("Call(Change)")]
    public Task MethodGroup_ThatALambdaWouldChange_IsLeft(string group) => FixVerifier.VerifyNone(RuleIds.MethodGroup, Source(group), Title);

    static string Source(string expression) => $$"""
        class Subject
        {
            event Action<int>? Changed;
            delegate void Changing(ref int number);
            [Traced] static int Twice(int number) => 2 * number;
            [Traced] int Add(int @event) => @event;
            [Traced] int Sum(int left, int right) => left + right;
            [Traced] int Once() => 1;
            [Traced] void Handle(int number) => Changed?.Invoke(number);
            [Traced] static void Change(ref int number) => number++;
            static void Call(Changing change) { }
            Subject Make() => new();
            void Run(int[] numbers, Subject other)
            {
                Twice(Add(Sum(1, Once())));
                Handle(1);
                int one = 1;
                Change(ref one);
                object? _1() { {{(expression.StartsWith("Changed", StringComparison.Ordinal) || expression.StartsWith("Call", StringComparison.Ordinal) ? expression + "; return null" : "return " + expression)}}; }
                _1();
            }
        }
        """;
}
