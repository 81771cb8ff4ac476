namespace InstrumentGen;

/// <summary>What the value of a field is, as far as what stands around it differs.</summary>
enum LogFieldKind
{
    /// <summary>A value of whatever kind, which writes what stands around it itself.</summary>
    Any,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number, which is finite.</summary>
    Double,
}
