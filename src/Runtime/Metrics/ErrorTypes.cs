namespace InstrumentGen;

/// <summary>What an operation has failed with, exception types and the names of results that are errors, numbered in order of appearance: the
/// first 16 by name, the rest together as <c>_OTHER</c>, so that a label's domain stays bounded whatever is thrown.</summary>
sealed class ErrorTypes
{
    internal const int Limit = 16;
    internal const int Slots = Limit + 1;
    internal const string Other = "_OTHER";

    readonly Lock _lock = new();
    object[] _errors = [];

    internal int IndexOf(object error)
    {
        int index = Array.IndexOf(Volatile.Read(ref _errors), error);
        return index >= 0 ? index : Add(error);
    }

    internal string NameAt(int index) => index < _errors.Length ? NameOf(_errors[index]) : Other;

    /// <summary>The value of <c>error.type</c>: an exception type's name, or the name of a result that is an error.</summary>
    internal static string NameOf(object error) => error as string ?? NameOf((Type)error);

    /// <summary>The full type name. A closed generic type's <see cref="Type.FullName"/> would name its arguments' assemblies and
    /// versions; its string form does not.</summary>
    internal static string NameOf(Type type) => type.IsGenericType ? type.ToString() : type.FullName ?? type.Name;

    int Add(object error)
    {
        lock (_lock)
        {
            int index = Array.IndexOf(_errors, error);
            if (index >= 0) return index;
            if (_errors.Length == Limit) return Limit;
            Volatile.Write(ref _errors, [.. _errors, error]);
            return _errors.Length - 1;
        }
    }
}
