using System.Diagnostics;
using System.Runtime.CompilerServices;
using InstrumentGen;
using Library;

[assembly: InternalsVisibleTo("Library")]

using var listener = new ActivityListener
{
    ShouldListenTo = static source => source.Name is "Application" or "Library",
    Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    ActivityStopped = static span => Console.WriteLine($"span {span.Source.Name} {span.Source.Version} {span.OperationName}"),
};
ActivitySource.AddActivityListener(listener);

Console.WriteLine($"order {Desk.Order(3)}");

static class Desk
{
    [Traced, Operation("desk.order")]
    internal static int Order(int pieces) => new Stock().Reserve(pieces) + new Stock().Internal();
}
