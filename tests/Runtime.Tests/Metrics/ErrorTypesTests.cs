using System.Collections.Concurrent;

namespace InstrumentGen.Runtime.Tests;

public sealed class ErrorTypesTests
{
    static readonly Type[] s_arguments =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(char), typeof(float), typeof(double), typeof(decimal), typeof(string), typeof(Guid), typeof(DateTime), typeof(TimeSpan),
        typeof(Uri), typeof(Version), typeof(object),
    ];

    static readonly Type[] s_failures = [.. s_arguments.Select(static one => typeof(Failure<>).MakeGenericType(one))];

    [Fact]
    public void Name_OrdinaryType_IsTheFullName() => Assert.Equal("System.IO.IOException", ErrorTypes.NameOf(typeof(IOException)));

    [Fact]
    public void Name_NestedType_NamesTheOuterType() =>
        Assert.Equal("InstrumentGen.Runtime.Tests.ErrorTypesTests+Refused", ErrorTypes.NameOf(typeof(Refused)));

    [Fact]
    public void Name_GenericType_NamesArgumentsWithoutTheirAssemblies() => Assert.Equal(
        "InstrumentGen.Runtime.Tests.ErrorTypesTests+Failure`1[System.Collections.Generic.List`1[System.Int32]]",
        ErrorTypes.NameOf(typeof(Failure<List<int>>)));

    [Fact]
    public void Name_NestedInGenericType_HasNoAssemblyNames() => Assert.Equal(
        "InstrumentGen.Runtime.Tests.ErrorTypesTests+Failure`1+Inner[System.String]",
        ErrorTypes.NameOf(typeof(Failure<string>.Inner)));

    [Fact]
    public void Index_SameType_IsTheSame()
    {
        var types = new ErrorTypes();
        int first = types.IndexOf(typeof(IOException));
        int second = types.IndexOf(typeof(Refused));
        Assert.Equal((0, 1), (first, second));
        Assert.Equal(first, types.IndexOf(typeof(IOException)));
        Assert.Equal("System.IO.IOException", types.NameAt(first));
    }

    [Fact]
    public void Index_SeventeenthType_IsOther()
    {
        var types = new ErrorTypes();
        string[] names = [.. s_failures.Select(type => types.NameAt(types.IndexOf(type)))];
        string[] expected = [.. s_arguments.Select(static (one, index) =>
            index < 16 ? $"InstrumentGen.Runtime.Tests.ErrorTypesTests+Failure`1[{one.Namespace}.{one.Name}]" : "_OTHER")];
        Assert.Equal(expected, names);
    }

    [Fact]
    public void Index_ManyThreadsAtOnce_AgreeOnAtMostSixteenNames()
    {
        for (int round = 0; round < 50; round++)
        {
            var types = new ErrorTypes();
            var seen = new ConcurrentBag<(Type Type, int Index)>();
            Parallel.For(0, 8, thread =>
            {
                for (int step = 0; step < s_failures.Length; step++)
                {
                    Type type = s_failures[(step + (5 * thread)) % s_failures.Length];
                    seen.Add((type, types.IndexOf(type)));
                }
            });
            Assert.All(seen.GroupBy(static one => one.Type), static one => Assert.Single(one.Select(static pair => pair.Index).Distinct()));
            Assert.Equal(Enumerable.Range(0, 17), seen.Select(static one => one.Index).Distinct().Order());
        }
    }

    [Fact]
    public void Reader_TwentyTypes_ShowsSixteenAndTheRestTogether()
    {
        InstrumentationScope scope = Scopes.New();
        OperationProbe probe = scope.Metered();
        using var reader = new OperationReader();
        foreach (Type type in s_failures) FailWith(probe, type);
        OutcomeSnapshot[] outcomes = [.. reader.ReadOne(scope).Outcomes];
        Assert.Equal(17, outcomes.Length);
        Assert.Equal(s_failures.Length - 16, Assert.Single(outcomes, static one => one.ErrorType == "_OTHER").Duration.Count);
        Assert.All(outcomes, static one => Assert.Equal(Outcome.Error, one.Outcome));
        Assert.All(outcomes.Where(static one => one.ErrorType != "_OTHER"), static one => Assert.Equal(1, one.Duration.Count));
    }

    [Fact]
    public void Meter_TwentyTypes_RecordsSixteenAndTheRestAsOther()
    {
        InstrumentationScope scope = Scopes.New();
        OperationProbe probe = scope.Metered();
        using var meter = new MeterRecorder(scope);
        foreach (Type type in s_failures) FailWith(probe, type);
        string?[] names = [.. meter.Durations.Select(static one => one.Tag("error.type"))];
        Assert.Equal(16, names.Distinct().Count(static one => one != "_OTHER"));
        Assert.Equal(s_failures.Length - 16, names.Count(static one => one == "_OTHER"));
    }

    static void FailWith(OperationProbe probe, Type type)
    {
        var exception = (Exception)Activator.CreateInstance(type)!;
        Assert.Same(exception, Record.Exception(() => Woven.Call(probe, () => throw exception)));
    }

    sealed class Refused : Exception;

    sealed class Failure<T> : Exception
    {
        public T? Value { get; init; }

        public sealed class Inner : Exception;
    }
}
