using System.Reflection;

namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>The types that a value of a type can hold: of its fields, of what these hold, of arrays' elements and of generic arguments.</summary>
static class HeldTypes
{
    const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The compiler's types that a type can hold, each with the first way to it.</summary>
    public static IEnumerable<string> OfCompiler(Type type) =>
        Reach(type, type.Name, []).Where(static one => IsOfCompiler(one.Type)).Select(static one => $"{one.Path} is a {one.Type.Name}");

    static IEnumerable<(string Path, Type Type)> Reach(Type type, string path, HashSet<Type> seen)
    {
        if (!seen.Add(type)) yield break;
        yield return (path, type);
        if (IsOfCompiler(type)) yield break;
        IEnumerable<(string Path, Type Type)> held =
        [
            .. type.HasElementType ? [(path + "[]", type.GetElementType()!)] : Array.Empty<(string, Type)>(),
            .. type.GenericTypeArguments.Select(argument => (path + "<>", argument)),
            .. IsOfPlatform(type) ? [] : FieldsOf(type).Select(field => ($"{path}.{NameOf(field)}", field.FieldType)),
        ];
        foreach ((string Path, Type Type) found in held.SelectMany(one => Reach(one.Type, one.Path, seen))) yield return found;
    }

    static IEnumerable<FieldInfo> FieldsOf(Type? type) => type is null ? [] : type.GetFields(Fields).Concat(FieldsOf(type.BaseType));

    // A property's field is <Name>k__BackingField.
    static string NameOf(FieldInfo field) => field.Name.Split('<', '>') is ["", var property, ..] ? property : field.Name;

    // An array is of its element's assembly.
    static bool IsOfCompiler(Type type) => !type.HasElementType && type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    // Its fields say nothing that its arguments do not.
    static bool IsOfPlatform(Type type) => type.Assembly == typeof(object).Assembly || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true;
}
