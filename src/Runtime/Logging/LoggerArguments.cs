namespace InstrumentGen;

/// <summary>The arguments of a classic log call as <c>LoggerExtensions</c> takes them, for calls that the build leaves as they are.</summary>
public static class LoggerArguments
{
    /// <summary>A single argument. An array of objects is the arguments themselves, as the compiler has it where it is passed to <c>params object[]</c>.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="argument">The argument.</param>
    /// <returns>The arguments.</returns>
    public static object?[] Of<T>(T argument) => argument is object?[] arguments ? arguments : [argument];

    /// <summary>Several arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The arguments.</returns>
    public static object?[] Of(params object?[] arguments) => arguments;
}
