using CsCheck;
using InstrumentGen.Analyzers.Flow.Values;

namespace InstrumentGen.Analyzers.Tests.Flow;

public sealed class OriginSetTests
{
    static readonly Gen<int[]> s_numbers = Gen.Int[0, OriginSet.Capacity + 5].Array[0, 20];

    [Fact]
    public void Sets_MadeOfNumbers_AreThoseNumbers() => Gen.Select(s_numbers, s_numbers).Sample(static (left, right) =>
    {
        OriginSet one = Of(left), other = Of(right);
        for (int number = 0; number < OriginSet.Capacity; number++)
        {
            Assert.Equal(left.Contains(number) || right.Contains(number), (one | other).Contains(number));
            Assert.Equal(left.Contains(number) && right.Contains(number), (one & other).Contains(number));
            Assert.Equal(left.Contains(number) && !right.Contains(number), (one & ~other).Contains(number));
        }

        Assert.Equal(!left.Any(static number => number < OriginSet.Capacity), one.IsEmpty);
    });

    static OriginSet Of(int[] numbers) => numbers.Aggregate(OriginSet.Empty, static (set, number) => set | OriginSet.Of(number));
}
