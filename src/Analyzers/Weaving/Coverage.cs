using System.Globalization;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>How many of the uses of a project's operations are instrumented. It is counted from several threads.</summary>
sealed class Coverage
{
    int _woven;
    int _missed;

    public int Woven => _woven;

    public int All => _woven + _missed;

    /// <summary>In per cent; a project without uses misses none.</summary>
    public double Percentage => All == 0 ? 100 : 100.0 * _woven / All;

    public void AddWoven() => Interlocked.Increment(ref _woven);

    public void AddMissed() => Interlocked.Increment(ref _missed);

    /// <summary>The percentage that a project asks for; <see langword="null"/> where it asks for none. What is no percentage the build files
    /// report.</summary>
    public static double? Minimum(string? property) =>
        double.TryParse(property, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double minimum) && minimum is >= 0 and <= 100 ? minimum : null;
}
