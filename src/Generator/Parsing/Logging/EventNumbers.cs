using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>The numbers and names of log events.</summary>
static class EventNumbers
{
    const uint Start = 2166136261;
    const uint Prime = 16777619;

    /// <summary>The event's name: the one that is given, or the method's.</summary>
    public static string NameOf(IMethodSymbol method, AttributeData attribute) => AttributeReader.Text(attribute, "EventName") is { Length: > 0 } name ? name : method.Name;

    /// <summary>The event's number: the one that is given, or one made of the name that is given, or of the method's full name.</summary>
    public static int Of(IMethodSymbol method, AttributeData attribute) =>
        AttributeReader.Named(attribute, "EventId") is { Kind: TypedConstantKind.Primitive, Value: int given }
            ? given
            : FromName(AttributeReader.Text(attribute, "EventName") is { Length: > 0 } name ? name : SymbolText.Function(method));

    /// <summary>A positive number made of a name (32-bit FNV-1a over its UTF-16 units, without the sign): the same in every build.</summary>
    public static int FromName(string name)
    {
        uint hash = Start;
        unchecked
        {
            foreach (char letter in name)
            {
                hash = (hash ^ (byte)letter) * Prime;
                hash = (hash ^ (byte)(letter >> 8)) * Prime;
            }
        }

        int number = (int)(hash & int.MaxValue);
        return number == 0 ? 1 : number;
    }
}
