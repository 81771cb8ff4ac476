using InstrumentGen;

namespace Refused;

public class Worker
{
    [Traced]
    public async void Fire() => await Task.Yield();

    [Traced]
    internal static int Handle(int message) => message;

    public static Func<int, int> Handler => Handle;
}
