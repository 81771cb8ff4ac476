namespace InstrumentGen;

/// <summary>Tells <see cref="LogStateCodec{TState}"/> of a state's type, once, before the first of its states is logged.</summary>
static class KnownLogState<TState>
    where TState : struct, ILogState
{
    internal static readonly Func<TState, Exception?, string> Formatter = Register();

    static Func<TState, Exception?, string> Register()
    {
        LogStateCodec<TState>.Instance = new ConstrainedLogStateCodec<TState>();
        return LogStateText.Format;
    }
}
