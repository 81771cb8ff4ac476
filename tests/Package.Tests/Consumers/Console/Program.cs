using System.Diagnostics;
using InstrumentGen;
using Microsoft.Extensions.DependencyInjection;

using var listener = new ActivityListener
{
    ShouldListenTo = static source => source.Name == "Console",
    Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    ActivityStopped = static span => Console.WriteLine($"span {span.OperationName} {span.GetTagItem("code.file.path")}"),
};
ActivitySource.AddActivityListener(listener);
using var reader = new OperationReader();

Console.WriteLine($"sum {Calculator.Add(1, 2)}");
Console.WriteLine($"given {string.Concat(Enumerable.Range(1, 2).Select(Calculator.Double))}");
Console.WriteLine($"later {await Calculator.LaterAsync(4)}");

using ServiceProvider services = new ServiceCollection()
    .AddSingleton<ICounter, Counter>().Instrument<ICounter>()
    .AddSingleton(typeof(IBox<>), typeof(Box<>)).Instrument(typeof(IBox<>))
    .BuildServiceProvider();
Console.WriteLine($"decorated {services.GetRequiredService<ICounter>().Next()} {services.GetRequiredService<IBox<string>>().Wrap("tea")}");

foreach (OperationSnapshot operation in reader.Read())
{
    Console.WriteLine($"metric {operation.Operation} {operation.CountOf(Outcome.Ok)}");
}

static partial class Calculator
{
    [Traced, Metered, Operation("calculator.add")]
    internal static int Add(int left, int right) => left + right;

    [Traced]
    internal static partial int Double(int number);

    static int DoubleCore(int number) => number * 2;

    [Traced, Metered]
    internal static async Task<int> LaterAsync(int number)
    {
        await Task.Yield();
        return Secret(number);
    }

    [Traced]
    private static int Secret(int number) => number + 1;
}

[Decorated]
interface ICounter
{
    int Next();
}

sealed class Counter : ICounter
{
    int _count;

    public int Next() => ++_count;
}

[Decorated]
interface IBox<T>
{
    string Wrap(T item);
}

sealed class Box<T> : IBox<T>
{
    public string Wrap(T item) => $"<{item}>";
}
