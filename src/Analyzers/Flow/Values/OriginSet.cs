namespace InstrumentGen.Analyzers.Flow.Values;

/// <summary>A set of origins of one method, by number. What is past 128 is forgotten: no method that people read has so many.</summary>
readonly record struct OriginSet(ulong Low, ulong High)
{
    public const int Capacity = 128;

    public static OriginSet Empty => default;

    public bool IsEmpty => (Low | High) == 0;

    public static OriginSet Of(int number) => number < 64 ? new(1UL << number, 0) : number < Capacity ? new(0, 1UL << (number - 64)) : default;

    public static OriginSet operator |(OriginSet left, OriginSet right) => new(left.Low | right.Low, left.High | right.High);

    public static OriginSet operator &(OriginSet left, OriginSet right) => new(left.Low & right.Low, left.High & right.High);

    public static OriginSet operator ~(OriginSet set) => new(~set.Low, ~set.High);

    public bool Contains(int number) => !(this & Of(number)).IsEmpty;
}
