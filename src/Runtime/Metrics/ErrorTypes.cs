namespace InstrumentGen;

/// <summary>The exception types that an operation has failed with, numbered in order of appearance: the first 16 by name, the rest
/// together as <c>_OTHER</c>, so that a label's domain stays bounded whatever is thrown.</summary>
sealed class ErrorTypes
{
    internal const int Limit = 16;
    internal const int Slots = Limit + 1;
    internal const string Other = "_OTHER";

    readonly Lock _lock = new();
    Type[] _types = [];

    internal int IndexOf(Type type)
    {
        int index = Array.IndexOf(Volatile.Read(ref _types), type);
        return index >= 0 ? index : Add(type);
    }

    internal string NameAt(int index) => index < _types.Length ? NameOf(_types[index]) : Other;

    /// <summary>The full type name. A closed generic type's <see cref="Type.FullName"/> would name its arguments' assemblies and
    /// versions; its string form does not.</summary>
    internal static string NameOf(Type type) => type.IsGenericType ? type.ToString() : type.FullName ?? type.Name;

    int Add(Type type)
    {
        lock (_lock)
        {
            int index = Array.IndexOf(_types, type);
            if (index >= 0) return index;
            if (_types.Length == Limit) return Limit;
            Volatile.Write(ref _types, [.. _types, type]);
            return _types.Length - 1;
        }
    }
}
