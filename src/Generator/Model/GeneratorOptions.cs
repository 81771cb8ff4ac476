namespace InstrumentGen.Generator.Model;

/// <summary>What the build says.</summary>
/// <param name="IsEnabled">Whether anything is generated (<c>InstrumentGenEnabled</c>).</param>
/// <param name="Interception">Whether calls are woven, or why not.</param>
/// <param name="SourceRoot">The directory that file paths are made relative to (<c>InstrumentGenSourceRoot</c>); empty where it is not
/// known.</param>
/// <param name="AsksForLogging">Whether classic log calls are to be woven too (<c>InstrumentGenInterceptLogging</c>).</param>
sealed record GeneratorOptions(bool IsEnabled, Interception Interception, string SourceRoot, bool AsksForLogging = false)
{
    /// <summary>Whether anything is written: what generated code is made of must compile.</summary>
    public bool Generates => IsEnabled && Interception != Interception.LanguageTooOld;

    /// <summary>Whether calls are woven.</summary>
    public bool Intercepts => IsEnabled && Interception == Interception.On;

    /// <summary>Whether classic log calls are woven.</summary>
    public bool InterceptsLogging => Intercepts && AsksForLogging;
}

/// <summary>Whether calls are woven, or why not.</summary>
enum Interception
{
    /// <summary>They are.</summary>
    On,

    /// <summary>The project switched it off (<c>InstrumentGenIntercept</c>).</summary>
    SwitchedOff,

    /// <summary>The compiler was not told that our namespace may intercept: the package's build files were not imported.</summary>
    NotAllowed,

    /// <summary>The project's C# is older than generated code needs.</summary>
    LanguageTooOld,
}
